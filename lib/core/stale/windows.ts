import { DEFAULT_RETRY_AFTER, type ResolvedStaleOptions } from '../../options/stale-options';
import type { Outcome } from '../../ports/outcome';
import type { Freshness } from '../../ports/outcome-cache';

/**
 * What an outcome that was found is good for: `fresh`, an answer; `early`, an answer that is renewed behind it, though its
 * life is not over; `stale`, the same past its life; `resting`, an answer past its life whose source was seen to fail, and
 * is left alone for now; `past`: none, but for the case that a run throws.
 */
export type Judgement = 'fresh' | 'early' | 'stale' | 'resting' | 'past';

/** The windows of a method: for how long past their life, and how, its outcomes are still of use. */
export class Windows {
  /** The longer one, in milliseconds. */
  readonly longest: number;
  /** For how long a source that failed is left alone, in milliseconds. */
  readonly retryAfter: number;
  private readonly whileRevalidate: number;
  private readonly ifError: number;

  /** @param random from 0 to 1. @default Math.random */
  constructor(
    readonly options: ResolvedStaleOptions,
    private readonly random: () => number = Math.random,
  ) {
    this.whileRevalidate = options.staleWhileRevalidate ?? 0;
    this.ifError = options.staleIfError?.for ?? 0;
    this.longest = Math.max(this.whileRevalidate, this.ifError);
    this.retryAfter = options.staleIfError?.retryAfter ?? DEFAULT_RETRY_AFTER;
  }

  judge({ age, ttl, restsFor = 0 }: Freshness): Judgement {
    const isResting = restsFor > 0;
    if (ttl > 0) return this.isEarly(age, ttl) && !isResting ? 'early' : 'fresh';
    if (-ttl < this.whileRevalidate) return isResting ? 'resting' : 'stale';
    return isResting && -ttl < this.ifError ? 'resting' : 'past';
  }

  /** Whether an outcome answers for a run that has thrown. */
  answersForError({ ttl }: Freshness): boolean {
    return ttl > 0 || -ttl < this.ifError;
  }

  /**
   * Whether an error that a run has thrown, and that is no outcome, says that its source has failed. Unless the method
   * says which do, all do but those that are answers: Nest's HTTP exceptions below 500.
   */
  isFailure(error: unknown): boolean {
    const when = this.options.staleIfError?.when;
    return when === undefined ? !isAnswer(error) : when(error);
  }

  /**
   * How long an outcome is kept: its life, shortened at random, so that what was kept at once does not end at once; and past
   * it. Errors, and what has no end, are of no use past their life.
   */
  termsFor({ kind }: Outcome, life: number): { readonly ttl: number; readonly staleFor: number } {
    if (life === Infinity) return { ttl: life, staleFor: 0 };
    const { jitter = 0 } = this.options;
    return { ttl: life * (1 - jitter * this.random()), staleFor: kind === 'result' ? this.longest : 0 };
  }

  private isEarly(age: number, ttl: number): boolean {
    const { earlyRefresh } = this.options;
    return earlyRefresh !== undefined && age > earlyRefresh * (age + ttl);
  }
}

interface HttpRefusal {
  getStatus(): unknown;
}

/** A refusal of Nest's, such as `NotFoundException`, told by its form: this room knows nothing of Nest. */
function isAnswer(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { getStatus } = error as Partial<HttpRefusal>; // looked at before it is called
  if (typeof getStatus !== 'function') return false;
  const status = getStatus.call(error);
  return typeof status === 'number' && status < 500;
}
