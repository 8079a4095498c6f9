const MILLISECONDS = Object.freeze({ ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 });
const WITH_UNIT = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** For how long a shared cache keeps what is kept for good: memcached's and many a hoster's longest expiry. */
export const LONGEST_SHARED_TTL = 30 * MILLISECONDS.d;

/** Milliseconds, or undefined where `value` is no duration: negative, NaN, an unknown unit, another type. */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const match = WITH_UNIT.exec(value);
  if (!match) return undefined;
  // The expression admits these units and no other.
  return Number(match[1]) * MILLISECONDS[match[2] as keyof typeof MILLISECONDS];
}
