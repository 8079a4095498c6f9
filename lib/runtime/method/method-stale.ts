import { InapplicableOptionError } from '../../errors/inapplicable-option.error';
import { type ResolvedStaleOptions, STALE_OPTIONS, type StaleOptionName } from '../../options/stale-options';
import type { MethodOptions } from './method-options';

/** What there is about a method that some of the options for stale answers cannot go with. */
export interface StaleCircumstances {
  /** In milliseconds, where it is always the same: its own, its class's, its alias's or its module's. */
  readonly ttl: MethodOptions['ttl'];
  readonly isSingleton: boolean;
  /** What a handler is given that ends with its request: "the whole request (@Req())". */
  readonly givenOfRequest: string | undefined;
}

/** Of nothing but the class: what is known of a method when its class is defined. */
export const AS_DEFINED = { isSingleton: true, givenOfRequest: undefined };

/** What is not done without a renewal, which runs when the request is over. */
const NEED_RENEWALS: readonly StaleOptionName[] = ['staleWhileRevalidate', 'earlyRefresh'];

/**
 * Which of the options for stale answers a method goes by: those that are written on it, and of the defaults those that it
 * can take. undefined where there are none.
 *
 * @throws InapplicableOptionError for one that is written on the method, and that it cannot take
 */
export function staleOptionsOf(
  method: string,
  { stale: { own, byDefault }, isGuard }: Pick<MethodOptions, 'stale' | 'isGuard'>,
  circumstances: StaleCircumstances,
): ResolvedStaleOptions | undefined {
  for (const option of STALE_OPTIONS) {
    const reason = own[option] === undefined ? undefined : refusalOf(option, circumstances);
    if (reason !== undefined) throw new InapplicableOptionError({ method, option, reason });
  }
  // On a guard they are refused as soon as they are written.
  const isTaken = (option: StaleOptionName): boolean =>
    !isGuard && refusalOf(option, circumstances) === undefined;
  const taken = {
    staleWhileRevalidate:
      own.staleWhileRevalidate ??
      (isTaken('staleWhileRevalidate') ? byDefault.staleWhileRevalidate : undefined),
    staleIfError: own.staleIfError ?? (isTaken('staleIfError') ? byDefault.staleIfError : undefined),
    earlyRefresh: own.earlyRefresh ?? (isTaken('earlyRefresh') ? byDefault.earlyRefresh : undefined),
    jitter: own.jitter ?? (isTaken('jitter') ? byDefault.jitter : undefined),
  };
  return STALE_OPTIONS.some((option) => taken[option] !== undefined) ? taken : undefined;
}

/** Why a method cannot have the option, and what to do; undefined where it can. */
function refusalOf(
  option: StaleOptionName,
  { ttl, isSingleton, givenOfRequest }: StaleCircumstances,
): string | undefined {
  if (ttl === Infinity)
    return `its ttl is Infinity, so that no outcome ends, or is ever stale. Give it a ttl that ends, or leave ${option} out.`;
  if (!NEED_RENEWALS.includes(option)) return undefined;
  if (!isSingleton)
    return (
      `the class is not a singleton (request-scoped, durable or transient, or it injects something that is), and a ` +
      `renewal runs when the request is over. Leave it out, or use staleIfError, which needs no renewal.`
    );
  if (givenOfRequest === undefined) return undefined;
  return (
    `the handler is given ${givenOfRequest}, and a renewal runs when the request is over. Take only what is needed of it, ` +
    `or use staleIfError, which needs no renewal.`
  );
}
