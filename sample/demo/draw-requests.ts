import { type Random, shuffle } from './random';
import { type MapRequest } from './scenario';
import { Zipf } from './zipf';

export interface StreamOptions {
  /** How many requests the stream has, besides those about what is being uploaded. */
  readonly requests: number;
  /** How long it takes, in milliseconds. */
  readonly durationMs: number;
}

/** Steeper than for web pages: the same few stack traces are symbolicated again and again. */
const ZIPF_EXPONENT = 1.25;
/** For each real map so many that nobody ever uploads: other versions of the same file. */
const ABSENT_PER_REAL = 2;
const PROBED_BEFORE_MS = 300;
const PROBED_FOR_MS = 600;

/** A steady stream about these maps, and more about maps that are never there. */
export function drawRequests(
  real: readonly string[],
  { requests, durationMs }: StreamOptions,
  random: Random,
): MapRequest[] {
  const names = popularityOf(real, random);
  const zipf = new Zipf(names.length, ZIPF_EXPONENT, random);
  return Array.from({ length: requests }, (_, nth) => ({
    method: random() < 0.5 ? 'HEAD' : 'GET',
    name: names[zipf.next()]!,
    at: (nth / requests) * durationMs,
  }));
}

/** The impatient: they ask for what is being uploaded before it is there, and on. */
export function drawProbes(names: readonly string[], uploadedAt: number, random: Random): MapRequest[] {
  return [...names, ...names].flatMap((name) =>
    (['HEAD', 'GET'] as const).map((method) => ({
      method,
      name,
      at: Math.max(0, uploadedAt - PROBED_BEFORE_MS + random() * PROBED_FOR_MS),
    })),
  );
}

/** Names from the most popular to the least. */
function popularityOf(real: readonly string[], random: Random): string[] {
  const absent = real.flatMap((name) =>
    Array.from({ length: ABSENT_PER_REAL }, (_, nth) => name.replace(/(\d)\//, `$1-next.${nth}/`)),
  );
  return shuffle([...new Set([...real, ...absent])], random);
}
