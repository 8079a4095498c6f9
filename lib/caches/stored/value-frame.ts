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
import type { Freshness, Hit, Question } from '../../ports/outcome-cache';
import { NONCE_LENGTH } from './nonce-source';

const DAY = 86_400_000;

/** What `Infinity` means on a shared cache, where nothing may lie for ever. */
export const LONGEST_LIFE = 30 * DAY;

/** A digit that no frame of 0.1.0 has here but by chance: those begin with a random nonce. */
export const FRAME_VERSION = '2';

/**
 * That of a value which the store keeps past its life, for who knows what to do with it then. Whoever does not, such as a
 * process that runs an older version of the method, takes no notice of it: to him the store's word is what ends a life.
 */
export const AGING_FRAME_VERSION = '3';

const DIGITS = 9;
const LARGEST = 36 ** DIGITS - 1;
/** Where the times begin, up to {@link BOUND_AT}: two that were kept at different times are not the same. */
export const AT = 1;
const LIFE = AT + DIGITS;
export const RETRY_AT = LIFE + DIGITS;
/** Where the key check begins, and with it all that a value has in common with the lease that it was kept under. */
export const BOUND_AT = RETRY_AT + DIGITS;
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

/** When a value was kept, and for how long. Milliseconds. */
export interface KeptTimes {
  readonly at: number;
  readonly life: number;
  /** For how long past that. @default 0 */
  readonly staleFor?: number | undefined;
}

/** For how long a store has to keep it: whole milliseconds. */
export function keptFor({ life, staleFor = 0 }: KeptTimes): number {
  return staleFor === 0 ? life : Math.max(life, Math.min(life + Math.ceil(staleFor), LONGEST_LIFE));
}

/** @param bound the key check and the binding: which question the value answers, and as long as which nonces are there */
export function frameValue(bound: string, { at, life, staleFor = 0 }: KeptTimes, payload: string): string {
  const version = staleFor > 0 ? AGING_FRAME_VERSION : FRAME_VERSION;
  return version + digits(at) + digits(life) + NEVER + bound + payload;
}

/** What has to be known of a question where a value may be past its life. */
export type AgingQuestion = Pick<Question, 'staleFor'>;

const NOTHING_AGED: AgingQuestion = Object.freeze({});

/** The versions that a question may be answered with. */
export function versionsFor({ staleFor }: AgingQuestion): string {
  return staleFor === undefined ? FRAME_VERSION : FRAME_VERSION + AGING_FRAME_VERSION;
}

/** Whether `text` begins as a value does that may answer the question. */
export function hasVersion(text: string, question: AgingQuestion): boolean {
  if (text.startsWith(FRAME_VERSION)) return true;
  return text.startsWith(AGING_FRAME_VERSION) && question.staleFor !== undefined;
}

/**
 * The hit in `text`, or `undefined` where it is not a frame of exactly this key and these nonces.
 *
 * @param bound the key check and the binding
 * @param question looked at only where the value may be past its life
 */
export function readFrame(
  text: unknown,
  bound: string,
  question: AgingQuestion = NOTHING_AGED,
): FramedHit | undefined {
  if (typeof text !== 'string' || !text.startsWith(bound, BOUND_AT)) return undefined;
  return hasVersion(text, question) ? new FramedHit(text.slice(BOUND_AT + bound.length), text) : undefined;
}

/** A hit that knows where its times are written, and reads them only when somebody asks. */
export class FramedHit implements Hit {
  readonly kind = 'hit';

  constructor(
    readonly payload: string,
    private readonly text: string,
  ) {}

  /** What tells it from what was kept under the key before and after it, and from itself once it rests. */
  get stamp(): string {
    return this.text.slice(AT, BOUND_AT);
  }

  /** All that stands in front of the payload: no other value has the same. */
  get front(): string {
    return this.text.slice(0, this.text.length - this.payload.length);
  }

  isSameAs(other: Hit | undefined): boolean {
    return other instanceof FramedHit && this.front === other.front;
  }

  freshness(clock: Clock): Freshness {
    const now = clock.wall();
    // Another machine's clock may be ahead of ours.
    const age = Math.max(now - this.number(AT), 0);
    const ttl = this.number(LIFE) - age;
    const restsFor = this.number(RETRY_AT) - now;
    return restsFor > 0 ? { age, ttl, restsFor } : { age, ttl };
  }

  /** Whether it was kept for who has use for it past its life. Of any other, the end is as the store says. */
  get isAging(): boolean {
    return this.text.startsWith(AGING_FRAME_VERSION);
  }

  private number(at: number): number {
    return Number.parseInt(this.text.slice(at, at + DIGITS), 36) || 0;
  }
}

/** When a value may be computed anew again, as it stands in a frame at {@link RETRY_AT}. */
export function retryStamp(at: number): string {
  return digits(at);
}

/** As long as a store has it, a value lives: clocks of other machines may be ahead. */
const LEAST_LEFT = 1;

/** The freshness of a hit that a store has answered with: to say that it is over, is the store's part but for what ages. */
export function freshnessOf(hit: Hit, clock: Clock): Freshness {
  if (!(hit instanceof FramedHit)) return { age: 0, ttl: 0 };
  const freshness = hit.freshness(clock);
  return hit.isAging ? freshness : { ...freshness, ttl: Math.max(freshness.ttl, LEAST_LEFT) };
}

function digits(value: number): string {
  return Math.min(Math.max(Math.round(value), 0), LARGEST)
    .toString(36)
    .padStart(DIGITS, '0');
}
