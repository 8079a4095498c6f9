/**
 * What a value and a lease say of the key that they belong to, so that a reply which answers another question is not
 * believed: on a wire on which one reply came twice, each command gets the answer of the one before.
 *
 * It tells accidents, not attacks (that is what `secret` is for): 48 bits, made in a fraction of a microsecond, where a
 * digest would cost as much as a tenth of a hit. Two lanes in one loop, after cyrb53
 * (https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js, public domain).
 */
import type { Question } from '../../ports/outcome-cache';
export declare const KEY_CHECK_LENGTH = 8;
/** Makes the checks of the keys under one prefix: {@link KEY_CHECK_LENGTH} characters that every store takes. */
export type KeyCheck = (key: string, kind: Question['kind']) => string;
export declare function keyCheckFor(keyPrefix: string): KeyCheck;
