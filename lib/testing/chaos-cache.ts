import { WrappedCache } from '../caches/detection/wrapped-cache';
import type { CacheInput } from '../options/module-options';
import { isFactory, isPlainRecord, OptionReader } from '../options/option-reader';
import { ignoreRejection } from '../runtime/callback-answers';
import type { Duration } from '../types/duration';
import { type ChaosSettings, UnreliableCache } from './unreliable-cache';

/** How unreliable a {@link chaosCache} is. The probabilities are of one operation, and no more than 1 together. */
export interface ChaosOptions {
  /** How likely it is, from 0 to 1, that an operation is not carried out, and fails. @default 0 */
  fail?: number;
  /** How likely it is, from 0 to 1, that an operation is not carried out, and never answered. @default 0 */
  hang?: number;
  /**
   * How likely it is, from 0 to 1, that an operation is carried out, and its answer lost: it fails for who has asked.
   * @default 0
   */
  lose?: number;
  /** What each operation takes longer, by the clock of the application. @default 0 */
  delay?: Duration;
  /** Any number: the same operations in the same order have the same fate. */
  seed: number;
}

/**
 * Makes a cache unreliable: look-ups, fills and invalidations fail, hang, lose their answers or take long, at random and
 * repeatable. It has deadlines and a breaker as remote caches have, also where it is `memoryCache()`. Promises hold on
 * it as on any other: calls are answered, and an invalidation that could not be confirmed rejects.
 *
 * @example
 * ```ts
 * inMemory({ caches: { shared: chaosCache(memoryCache(), { fail: 0.2, hang: 0.1, seed: 1 }) } });
 * ```
 *
 * @param cache anything that can stand under an alias: a function, a promise and `{ store, ttl }` included
 * @throws InvalidOptionError
 */
export function chaosCache(cache: CacheInput, options: ChaosOptions): CacheInput {
  return makeUnreliable(cache, readSettings(options));
}

function makeUnreliable(cache: unknown, settings: ChaosSettings): object {
  if (isFactory(cache)) return async () => makeUnreliable(await cache(), settings);
  if (cache instanceof Promise) {
    const wrapped = cache.then((given) => makeUnreliable(given, settings));
    ignoreRejection(wrapped); // the application tells of it, if it comes to use it
    return wrapped;
  }
  if (isPlainRecord(cache) && 'store' in cache && typeof cache['get'] !== 'function')
    return { ...cache, store: makeUnreliable(cache['store'], settings) };
  return new WrappedCache(
    cache,
    (inner, { scheduler }) => new UnreliableCache(inner, settings, scheduler),
    'unreliable',
  );
}

/** @throws InvalidOptionError */
function readSettings(given: ChaosOptions): ChaosSettings {
  const options = OptionReader.of(given, 'chaosCache()');
  options.allowOnly(['fail', 'hang', 'lose', 'delay', 'seed']);
  const [fail, hang, lose] = ['fail', 'hang', 'lose'].map((name) => options.fraction(name, 0));
  const settings = { fail: fail ?? 0, hang: hang ?? 0, lose: lose ?? 0 };
  if (settings.fail + settings.hang + settings.lose > 1)
    options.refuse('fail', 'no more than 1 together with hang and lose');
  if (!Number.isFinite(given.seed)) options.refuse('seed', 'a number, the same for the same run');
  const delay = options.finiteDuration('delay', 0, { least: 0 });
  return { ...settings, delay, seed: given.seed };
}
