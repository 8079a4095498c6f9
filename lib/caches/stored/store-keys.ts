import type { Question } from '../../ports/outcome-cache';
import { type KeyCheck, keyCheckFor } from './key-check';

type Kind = Question['kind'];

/** What stands in front of the letter of a name: the pattern of `clear` names outcomes alone. */
const MARKS = { outcome: '', mark: 'm' } as const satisfies Record<Kind, string>;

/**
 * Where things lie in a shared store: `shop:{=FilesService.exists:"xul.pdb"}:v`.
 *
 * All names begin with the application's key prefix. The braces are the hash tag of Redis Cluster: what belongs to
 * one key lies in one slot. The `=` behind the brace keeps the tag from being empty, which would switch it off, for
 * keys that are empty or begin with `}`; and as the kind stands behind the tag, a brace inside the key shortens the
 * tags of all its names alike.
 */
export class StoreKeys {
  /** What values and leases say of the key that they belong to. */
  readonly check: KeyCheck;
  private readonly start: string;

  constructor(readonly keyPrefix: string) {
    this.start = `${keyPrefix}:{`;
    this.check = keyCheckFor(keyPrefix);
  }

  /** The outcome, or mark, kept under a key. */
  value(key: string, kind: Kind): string {
    return `${this.start}${tag(key)}}:${MARKS[kind]}v`;
  }

  /** The lease of a key, which exists while somebody computes. */
  lease(key: string, kind: Kind): string {
    return `${this.start}${tag(key)}}:${MARKS[kind]}l`;
  }

  /** The nonce of one key, on stores without leases. */
  keyNonce(key: string, kind: Kind): string {
    return `${this.start}${tag(key)}}:${MARKS[kind]}g`;
  }

  /** The nonce of a group. */
  groupNonce(group: string, kind: Kind): string {
    return `${this.start}${tag(group)}}:${MARKS[kind]}n`;
  }

  /** The nonce of every outcome under the prefix, on stores that cannot list their keys. */
  get rootNonce(): string {
    return `${this.start}}:r`;
  }

  /** The nonce of a tag, by what {@link tagLabel} makes of it. */
  tagNonce(label: string): string {
    return `${this.start}${label}}:t`;
  }

  /** The time of all tags under the prefix. */
  get tagClock(): string {
    return `${this.start}}:c`;
  }

  /** A glob pattern for SCAN that matches every value, lease and nonce of outcomes but the root's, and nothing of marks or of others. */
  get pattern(): string {
    return `${this.start.replace(/[\\*?[\]]/g, '\\$&')}[=!]*}:[vlng]`;
  }
}

/** A tag as a value names it, and as its nonce is found by. */
export function tagLabel(name: string): string {
  return tag(name);
}

/**
 * Lone surrogates all become the same replacement character on their way through UTF-8: two keys that differ only
 * there would be one. JSON escapes them, and another mark keeps the result apart from every plain key.
 */
function tag(text: string): string {
  return text.isWellFormed() ? `=${text}` : `!${JSON.stringify(text)}`;
}
