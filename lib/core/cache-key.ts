import { hash } from 'node:crypto';
import { pathThrough } from './cache-key-path';
import { KeyTooLarge } from './cache-key-refusal';
import { quote } from './cache-key-text';
import { KeyWalk } from './cache-key-walk';
import { type KeyPosition, UnkeyableValue } from './unkeyable-value';

/** A longer key is hashed: every store takes it, and nobody reads it. */
const LONGEST_READABLE = 200;

export interface KeyLimits {
  /** How long the text behind the prefix may be, in bytes, before it is hashed. */
  readonly maxKeyBytes: number;
}

/**
 * The key of a call: `<prefix>:<arguments>`, with `;<extra>` where there is one, and `<prefix>:#<sha256>` once it is
 * longer than 200 characters. Printable ASCII without spaces. Arguments that differ in anything the key can see never
 * share one, equal arguments always do; trailing undefined arguments are dropped. How the text is written belongs to
 * the contract, because other versions of an application read the same store: the golden file in the tests holds it.
 *
 * `extra` holds one value, or none. Four parameters, because an object made for each call costs a hit.
 *
 * @throws UnkeyableValue where an argument has no key.
 */
// eslint-disable-next-line max-params
export function buildKey(
  prefix: string,
  parts: readonly unknown[],
  extra: readonly unknown[],
  limits: KeyLimits,
): string {
  const { maxKeyBytes } = limits;
  let count = parts.length;
  while (count > 0 && parts[count - 1] === undefined) count--;
  let text = '';
  for (let index = 0; index < count; index++) {
    if (index > 0) text += ',';
    text += textOf(parts[index], index, maxKeyBytes - text.length);
  }
  if (extra.length > 0) text += `;${textOf(extra[0], 'extra', maxKeyBytes - text.length - 1)}`;
  if (text.length > maxKeyBytes) throw tooLarge(extra.length > 0 ? 'extra' : count - 1);
  const key = `${prefix}:${text}`;
  return key.length > LONGEST_READABLE ? `${prefix}:#${hash('sha256', text, 'hex')}` : key;
}

/** The two kinds that most arguments are, before anything else is asked. */
function textOf(value: unknown, position: KeyPosition, room: number): string {
  if (typeof value === 'number' && value !== 0) return `${value}`;
  if (typeof value === 'string' && value.length <= room) return quote(value);
  return new KeyWalk(position, room).write(value);
}

function tooLarge(position: KeyPosition): UnkeyableValue {
  return new UnkeyableValue({ position, path: pathThrough(position, []), reason: new KeyTooLarge().message });
}
