/**
 * The text under which a value lies in a store:
 *
 *     <version 1><at 9><life 9><retryAt 9><key check 8><count 2><nonces 16 × count><payload>
 *
 * Every part but the payload has a fixed length, so that a look-up compares in place and searches for nothing: a hit is
 * decided by what stands from the key check on. The times come first, so that no offset depends on how many nonces there
 * are. `retryAt` is when a stale outcome may be renewed again; it is all zeros where nothing says so.
 */
import type { Clock } from '../../ports/clock';
import type { Hit } from '../../ports/outcome-cache';
import { KEY_CHECK_LENGTH } from './key-check';
import { NONCE_LENGTH } from './nonce-source';

const DAY = 86_400_000;

/** What `Infinity` means on a shared cache, where nothing may lie for ever. */
export const LONGEST_LIFE = 30 * DAY;

/** A digit that no frame of 0.1.0 has here but by chance: those begin with a random nonce. */
export const FRAME_VERSION = '2';

const DIGITS = 9;
const LARGEST = 36 ** DIGITS - 1;
const AT = 1;
const LIFE = AT + DIGITS;
const RETRY_AT = LIFE + DIGITS;
/** Where the key check begins, and with it all that a value has in common with the lease that it was kept under. */
export const BOUND_AT = RETRY_AT + DIGITS;
const BINDING_AT = BOUND_AT + KEY_CHECK_LENGTH;
const NEVER = '0'.repeat(DIGITS);

/** The life of an entry as a store takes it: whole milliseconds, at least one. */
export function toLifeMs(ttl: number): number {
  if (ttl === Infinity) return LONGEST_LIFE;
  return Math.min(Math.max(Math.ceil(ttl), 1), LARGEST);
}

/** The nonces that a value is bound to, with how many they are in front: another number of them is another binding. */
export function bindingOf(nonces: string): string {
  return String(nonces.length / NONCE_LENGTH).padStart(2, '0') + nonces;
}

/** @param bound the key check and the binding: which question the value answers, and as long as which nonces are there */
export function frameValue(bound: string, kept: { at: number; life: number }, payload: string): string {
  return FRAME_VERSION + digits(kept.at) + digits(kept.life) + NEVER + bound + payload;
}

/** The hit in `text`, or `undefined` where it is not a frame of exactly this key and these nonces. */
export function readFrame(text: unknown, keyCheck: string, binding: string): FramedHit | undefined {
  if (typeof text !== 'string' || !text.startsWith(binding, BINDING_AT)) return undefined;
  if (!text.startsWith(keyCheck, BOUND_AT) || !text.startsWith(FRAME_VERSION)) return undefined;
  return new FramedHit(text.slice(BINDING_AT + binding.length), text);
}

/** A hit that knows where its times are written, and reads them only when somebody asks. */
export class FramedHit implements Hit {
  readonly kind = 'hit';

  constructor(
    readonly payload: string,
    private readonly text: string,
  ) {}

  freshness(clock: Clock): { age: number; ttl: number } {
    const age = clock.wall() - this.number(AT);
    const life = this.number(LIFE);
    // Another machine's clock may be ahead of ours.
    return { age: Math.max(age, 0), ttl: Math.max(life - Math.max(age, 0), 0) };
  }

  private number(at: number): number {
    return Number.parseInt(this.text.slice(at, at + DIGITS), 36) || 0;
  }
}

function digits(value: number): string {
  return Math.min(Math.max(Math.round(value), 0), LARGEST)
    .toString(36)
    .padStart(DIGITS, '0');
}
