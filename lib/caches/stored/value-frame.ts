import type { Clock } from '../../ports/clock';
import type { Hit } from '../../ports/outcome-cache';

const DAY = 86_400_000;

/** What `Infinity` means on a shared cache, where nothing may lie for ever. */
export const LONGEST_LIFE = 30 * DAY;

const DIGITS = 9;
const LARGEST = 36 ** DIGITS - 1;
const STAMP_LENGTH = 2 * DIGITS;

/** The life of an entry as a store takes it: whole milliseconds, at least one. */
export function toLifeMs(ttl: number): number {
  if (ttl === Infinity) return LONGEST_LIFE;
  return Math.min(Math.max(Math.ceil(ttl), 1), LARGEST);
}

/**
 * The text kept in a store: the nonces it is bound to, when it was kept (wall clock) and for how long, the payload.
 * Every part but the payload has a fixed length, so that a look-up compares in place and searches for nothing.
 */
export function frameValue(nonces: string, kept: { at: number; life: number }, payload: string): string {
  return nonces + digits(kept.at) + digits(kept.life) + payload;
}

/** The hit in `text`, or `undefined` where it is not a frame that is bound to exactly these nonces. */
export function readFrame(text: unknown, nonces: string): FramedHit | undefined {
  if (typeof text !== 'string' || !text.startsWith(nonces)) return undefined;
  const start = nonces.length + STAMP_LENGTH;
  return text.length < start ? undefined : new FramedHit(text.slice(start), text, nonces.length);
}

/** A hit that knows where its times are written, and reads them only when somebody asks. */
export class FramedHit implements Hit {
  readonly kind = 'hit';

  constructor(
    readonly payload: string,
    private readonly text: string,
    private readonly stampAt: number,
  ) {}

  freshness(clock: Clock): { age: number; ttl: number } {
    const age = clock.wall() - this.number(this.stampAt);
    const life = this.number(this.stampAt + DIGITS);
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
