import { hash } from 'node:crypto';
import { writeArguments } from './cache-key-arguments';

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
  return continueKey(`${prefix}:`, parts, extra, limits);
}

/**
 * The same behind any opening, which must end in a colon and differ for what must not share a key.
 *
 * @throws UnkeyableValue where an argument has no key.
 */
// eslint-disable-next-line max-params
export function continueKey(
  opening: string,
  parts: readonly unknown[],
  extra: readonly unknown[],
  limits: KeyLimits,
): string {
  const key = writeArguments(opening, parts, extra, limits.maxKeyBytes);
  if (key.length <= LONGEST_READABLE) return key;
  return `${opening}#${hash('sha256', key.slice(opening.length), 'hex')}`;
}
