"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.chaosCache = chaosCache;
const wrapped_cache_1 = require("../caches/detection/wrapped-cache");
const option_reader_1 = require("../options/option-reader");
const callback_answers_1 = require("../runtime/callback-answers");
const unreliable_cache_1 = require("./unreliable-cache");
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
function chaosCache(cache, options) {
    return makeUnreliable(cache, readSettings(options));
}
function makeUnreliable(cache, settings) {
    if ((0, option_reader_1.isFactory)(cache))
        return async () => makeUnreliable(await cache(), settings);
    if (cache instanceof Promise) {
        const wrapped = cache.then((given) => makeUnreliable(given, settings));
        (0, callback_answers_1.ignoreRejection)(wrapped); // the application tells of it, if it comes to use it
        return wrapped;
    }
    if ((0, option_reader_1.isPlainRecord)(cache) && 'store' in cache && typeof cache['get'] !== 'function')
        return { ...cache, store: makeUnreliable(cache['store'], settings) };
    return new wrapped_cache_1.WrappedCache(cache, (inner, { scheduler }) => new unreliable_cache_1.UnreliableCache(inner, settings, scheduler), 'unreliable');
}
/** @throws InvalidOptionError */
function readSettings(given) {
    const options = option_reader_1.OptionReader.of(given, 'chaosCache()');
    options.allowOnly(['fail', 'hang', 'lose', 'delay', 'seed']);
    const [fail, hang, lose] = ['fail', 'hang', 'lose'].map((name) => options.fraction(name, 0));
    const settings = { fail: fail ?? 0, hang: hang ?? 0, lose: lose ?? 0 };
    if (settings.fail + settings.hang + settings.lose > 1)
        options.refuse('fail', 'no more than 1 together with hang and lose');
    if (!Number.isFinite(given.seed))
        options.refuse('seed', 'a number, the same for the same run');
    const delay = options.finiteDuration('delay', 0, { least: 0 });
    return { ...settings, delay, seed: given.seed };
}
//# sourceMappingURL=chaos-cache.js.map