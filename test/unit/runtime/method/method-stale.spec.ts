import { InapplicableOptionError } from 'nestjs-cache-memoize';
import type { ResolvedStaleOptions } from '../../../../lib/options/stale-options';
import {
  AS_DEFINED,
  type StaleCircumstances,
  staleOptionsOf,
} from '../../../../lib/runtime/method/method-stale';

const NONE: ResolvedStaleOptions = {
  staleWhileRevalidate: undefined,
  staleIfError: undefined,
  earlyRefresh: undefined,
  jitter: undefined,
};
const ALL: ResolvedStaleOptions = {
  staleWhileRevalidate: 1,
  staleIfError: { for: 2, when: undefined, retryAfter: 3 },
  earlyRefresh: 0.8,
  jitter: 0.1,
};
const SINGLETON: StaleCircumstances = { ttl: 300_000, ...AS_DEFINED };
const SCOPED = { ...SINGLETON, isSingleton: false };
const OF_REQUEST = { ...SINGLETON, givenOfRequest: 'the whole request (@Req())' };
const ENDLESS = { ...SINGLETON, ttl: Infinity };

const taken = (
  { own = NONE, byDefault = NONE, isGuard = false },
  circumstances: StaleCircumstances = SINGLETON,
) => staleOptionsOf('Prices.of', { stale: { own, byDefault }, isGuard }, circumstances);

describe('the options for stale answers that a method goes by', () => {
  it('are none where nobody gives any', () => {
    expect(taken({})).toBeUndefined();
  });

  it('are its own, and of the defaults those that it does not have', () => {
    expect(taken({ own: { ...NONE, jitter: 0.5, staleWhileRevalidate: 9 }, byDefault: ALL })).toEqual({
      ...ALL,
      jitter: 0.5,
      staleWhileRevalidate: 9,
    });
    expect(taken({ own: ALL })).toEqual(ALL);
  });

  it('are no defaults on a guard, and where no outcome ends', () => {
    expect(taken({ byDefault: ALL, isGuard: true })).toBeUndefined();
    expect(taken({ byDefault: ALL }, ENDLESS)).toBeUndefined();
    expect(taken({ byDefault: ALL }, { ...SINGLETON, ttl: () => Infinity })).toEqual(ALL);
  });

  it.each([
    ['the class is not a singleton', SCOPED],
    ['the handler is given what ends with its request', OF_REQUEST],
  ])('are no defaults that need a renewal where %s', (_, circumstances) => {
    const { staleIfError, jitter } = ALL;
    expect(taken({ byDefault: ALL }, circumstances)).toEqual({ ...NONE, staleIfError, jitter });
    expect(taken({ own: { ...NONE, staleIfError, jitter } }, circumstances)).toEqual({
      ...NONE,
      staleIfError,
      jitter,
    });
  });

  it.each<[keyof ResolvedStaleOptions, StaleCircumstances, string]>([
    [
      'staleWhileRevalidate',
      SCOPED,
      'the class is not a singleton (request-scoped, durable or transient, or it injects something that is), and a ' +
        'renewal runs when the request is over. Leave it out, or use staleIfError, which needs no renewal.',
    ],
    [
      'earlyRefresh',
      OF_REQUEST,
      'the handler is given the whole request (@Req()), and a renewal runs when the request is over. Take only what is ' +
        'needed of it, or use staleIfError, which needs no renewal.',
    ],
    [
      'jitter',
      ENDLESS,
      'its ttl is Infinity, so that no outcome ends, or is ever stale. Give it a ttl that ends, or leave jitter out.',
    ],
    [
      'staleIfError',
      ENDLESS,
      'its ttl is Infinity, so that no outcome ends, or is ever stale. Give it a ttl that ends, or leave staleIfError out.',
    ],
  ])('refuse %s that is written on the method', (option, circumstances, reason) => {
    const refused = () => taken({ own: { ...NONE, [option]: ALL[option] } }, circumstances);
    expect(refused).toThrow(InapplicableOptionError);
    expect(refused).toThrow(`@CacheMemoize on Prices.of cannot have ${option}: ${reason}`);
  });
});
