"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.collectDrops = collectDrops;
exports.collectorFor = collectorFor;
exports.nameDrops = nameDrops;
const cache_memoize_error_1 = require("../errors/cache-memoize.error");
const callback_error_1 = require("../errors/callback.error");
const describe_value_1 = require("../errors/describe-value");
const callback_answers_1 = require("../runtime/callback-answers");
const collected_drops_1 = require("./collected-drops");
const drop_collector_1 = require("./drop-collector");
/**
 * Has a callback of the invalidator name what to drop.
 *
 * @throws CallbackError where it throws, or answers a promise
 * @throws CacheMemoizeError where what it names cannot be dropped: NotMemoizedError, UnkeyableArgumentError, …
 */
function collectDrops(callback, scope, owner) {
    const collector = collectorFor(scope);
    const failure = nameDrops(callback, collector, owner);
    if (!failure)
        return collector.drops;
    throw failure.cause instanceof cache_memoize_error_1.CacheMemoizeError
        ? failure.cause
        : new callback_error_1.CallbackError({ ...owner, ...failure });
}
/** @param drops where it collects */
function collectorFor(scope, drops = new collected_drops_1.CollectedDrops()) {
    return new drop_collector_1.DropCollector(scope, DROP_VERBS, { drops });
}
const DROP_VERBS = { many: 'drop.many', prefix: 'drop.prefix', tags: 'drop.tags', clear: 'drop' };
/** Calls a callback with a `drop` that works until it has ended. Never throws. */
function nameDrops(callback, collector, owner) {
    let isOpen = true;
    const drop = dropTo(() => {
        if (isOpen)
            return collector;
        throw new callback_error_1.CallbackError({ ...owner, reason: 'named something to drop when it had ended' });
    });
    try {
        const answer = callback(drop);
        if (!(0, callback_answers_1.isThenable)(answer))
            return undefined;
        (0, callback_answers_1.ignoreRejection)(answer);
        return { reason: 'answered a promise: what is named later would be lost' };
    }
    catch (cause) {
        return { reason: `threw ${(0, describe_value_1.describeThrown)(cause)}`, cause };
    }
    finally {
        isOpen = false;
    }
}
/** @param collector where to, asked at each use */
function dropTo(collector) {
    const drop = (target, method, ...args) => collector().addCall(target, method, args);
    const verbs = {
        many: (target, method, listOfArgs) => collector().addCalls(target, method, listOfArgs),
        all: (target, method) => collector().addMethod(target, method),
        prefix: (prefix, options) => collector().addPrefix(prefix, options),
        tags: (...given) => collector().addTags(given),
    };
    return Object.assign(drop, verbs);
}
//# sourceMappingURL=drop.js.map