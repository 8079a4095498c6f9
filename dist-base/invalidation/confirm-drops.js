"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.confirmDrops = confirmDrops;
exports.attemptDrops = attemptDrops;
const invalidation_failed_error_1 = require("../errors/invalidation-failed.error");
const unconfirmed_drop_error_1 = require("../ports/unconfirmed-drop.error");
const announced_1 = require("./announced");
const collected_drops_1 = require("./collected-drops");
/**
 * Drops all that was collected, in one step for each cache, and waits until every one of them has ended.
 *
 * @throws InvalidationFailedError with what was not confirmed
 */
async function confirmDrops(drops, manner) {
    const failure = await attemptDrops(drops, manner);
    if (failure)
        throw failure;
}
/**
 * The same, for who has more to say of a failure than to throw it: undefined where all of it was confirmed. With `'retry'`
 * what was not confirmed waits, and is sent again.
 */
async function attemptDrops(drops, manner = {}) {
    const attempts = await Promise.all(drops.caches.map(([registered, wanted]) => (0, announced_1.announced)(registered, { wanted, target: drops.target }, () => attempt(registered, wanted, manner))));
    const unconfirmed = attempts.filter((each) => each !== undefined);
    if (unconfirmed.length === 0)
        return undefined;
    return new invalidation_failed_error_1.InvalidationFailedError({
        target: drops.target,
        failed: drops.hasOneTarget ? [...new Set(unconfirmed.flatMap(({ calls }) => calls))] : [],
        plan: (0, collected_drops_1.toPlan)(unconfirmed.map(({ step }) => step)),
        cause: unconfirmed[0]?.cause,
    });
}
async function attempt(registered, wanted, { onFailure, isRepeated = false }) {
    const manner = { waitsForCopies: wanted.mayHaveCopies && !isRepeated };
    const [ofNames, ofWhole] = await Promise.all([
        dropNames(registered, wanted, manner),
        clearWhole(registered, wanted, manner),
    ]);
    const failure = ofNames ?? ofWhole;
    if (!failure)
        return undefined;
    const { names = {} } = ofNames ?? {};
    if (onFailure === 'retry')
        registered.unconfirmed.add(wanted.unconfirmed(names, ofWhole !== undefined));
    return {
        step: (0, collected_drops_1.toStep)(registered, names, ofWhole !== undefined),
        calls: wanted.callsOf(names),
        cause: failure.cause,
    };
}
/** undefined: all of them are confirmed. */
async function dropNames({ cache }, { names, life }, manner) {
    if (names === undefined)
        return undefined;
    try {
        await cache.drop(names, manner);
        return undefined;
    }
    catch (error) {
        const left = (0, collected_drops_1.nonEmpty)(unconfirmedNames(error, names));
        return Object.keys(left).length === 0 ? undefined : { names: { ...left, life }, cause: causeOf(error) };
    }
}
async function clearWhole({ cache }, { isWhole }, manner) {
    if (!isWhole)
        return undefined;
    try {
        await cache.clear(manner);
        return undefined;
    }
    catch (cause) {
        return { cause };
    }
}
/** A cache that does not say what it could not confirm has confirmed nothing. */
function unconfirmedNames(error, names) {
    return error instanceof unconfirmed_drop_error_1.UnconfirmedDropError ? error.names : names;
}
/** The names are nobody's business but the library's. */
function causeOf(error) {
    return error instanceof unconfirmed_drop_error_1.UnconfirmedDropError ? error.cause : error;
}
//# sourceMappingURL=confirm-drops.js.map