/**
 * What a value and a lease say of the key that they belong to, so that a reply which answers another question is not
 * believed: on a wire on which one reply came twice, each command gets the answer of the one before.
 *
 * It tells accidents, not attacks (that is what `secret` is for): 48 bits, made in a fraction of a microsecond, where a
 * digest would cost as much as a tenth of a hit. Two lanes in one loop, after cyrb53
 * (https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js, public domain).
 */
import type { Question } from '../../ports/outcome-cache';

export const KEY_CHECK_LENGTH = 8;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));

const FIRST_FACTOR = 2_654_435_761;
const SECOND_FACTOR = 1_597_334_677;
const KINDS = { outcome: 1, mark: 2 } as const satisfies Record<Question['kind'], number>;

/** Makes the checks of the keys under one prefix: {@link KEY_CHECK_LENGTH} characters that every store takes. */
export type KeyCheck = (key: string, kind: Question['kind']) => string;

export function keyCheckFor(keyPrefix: string): KeyCheck {
  let firstSeed = 0xdeadbeef;
  let secondSeed = 0x41c6ce57;
  for (let at = 0; at < keyPrefix.length; at++) {
    const code = keyPrefix.charCodeAt(at);
    firstSeed = Math.imul(firstSeed ^ code, FIRST_FACTOR);
    secondSeed = Math.imul(secondSeed ^ code, SECOND_FACTOR);
  }
  return (key, kind) => {
    let first = firstSeed;
    let second = secondSeed;
    for (let at = 0; at < key.length; at++) {
      const code = key.charCodeAt(at);
      first = Math.imul(first ^ code, FIRST_FACTOR);
      second = Math.imul(second ^ code, SECOND_FACTOR);
    }
    // The length tells a key from its beginning followed by characters of code 0.
    return render(mix(first ^ key.length, KINDS[kind]), mix(second ^ key.length, KINDS[kind]));
  };
}

function mix(lane: number, kind: number): number {
  const mixed = Math.imul(lane ^ (lane >>> 16) ^ kind, 2_246_822_507);
  return Math.imul(mixed ^ (mixed >>> 13), 3_266_489_909) >>> 8;
}

/** 24 bits of each. */
function render(first: number, second: number): string {
  return String.fromCharCode(
    CODES[first >>> 18] as number,
    CODES[(first >>> 12) & 63] as number,
    CODES[(first >>> 6) & 63] as number,
    CODES[first & 63] as number,
    CODES[second >>> 18] as number,
    CODES[(second >>> 12) & 63] as number,
    CODES[(second >>> 6) & 63] as number,
    CODES[second & 63] as number,
  );
}
