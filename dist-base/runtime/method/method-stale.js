"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AS_DEFINED = void 0;
exports.staleOptionsOf = staleOptionsOf;
const inapplicable_option_error_1 = require("../../errors/inapplicable-option.error");
const stale_options_1 = require("../../options/stale-options");
/** Of nothing but the class: what is known of a method when its class is defined. */
exports.AS_DEFINED = { isSingleton: true, givenOfRequest: undefined };
/** What is not done without a renewal, which runs when the request is over. */
const NEED_RENEWALS = ['staleWhileRevalidate', 'earlyRefresh'];
/**
 * Which of the options for stale answers a method goes by: those that are written on it, and of the defaults those that it
 * can take. undefined where there are none.
 *
 * @throws InapplicableOptionError for one that is written on the method, and that it cannot take
 */
function staleOptionsOf(method, { stale: { own, byDefault }, isGuard }, circumstances) {
    for (const option of stale_options_1.STALE_OPTIONS) {
        const reason = own[option] === undefined ? undefined : refusalOf(option, circumstances);
        if (reason !== undefined)
            throw new inapplicable_option_error_1.InapplicableOptionError({ method, option, reason });
    }
    // On a guard they are refused as soon as they are written.
    const isTaken = (option) => !isGuard && refusalOf(option, circumstances) === undefined;
    const taken = {
        staleWhileRevalidate: own.staleWhileRevalidate ??
            (isTaken('staleWhileRevalidate') ? byDefault.staleWhileRevalidate : undefined),
        staleIfError: own.staleIfError ?? (isTaken('staleIfError') ? byDefault.staleIfError : undefined),
        earlyRefresh: own.earlyRefresh ?? (isTaken('earlyRefresh') ? byDefault.earlyRefresh : undefined),
        jitter: own.jitter ?? (isTaken('jitter') ? byDefault.jitter : undefined),
    };
    return stale_options_1.STALE_OPTIONS.some((option) => taken[option] !== undefined) ? taken : undefined;
}
/** Why a method cannot have the option, and what to do; undefined where it can. */
function refusalOf(option, { ttl, isSingleton, givenOfRequest }) {
    if (ttl === Infinity)
        return `its ttl is Infinity, so that no outcome ends, or is ever stale. Give it a ttl that ends, or leave ${option} out.`;
    if (!NEED_RENEWALS.includes(option))
        return undefined;
    if (!isSingleton)
        return (`the class is not a singleton (request-scoped, durable or transient, or it injects something that is), and a ` +
            `renewal runs when the request is over. Leave it out, or use staleIfError, which needs no renewal.`);
    if (givenOfRequest === undefined)
        return undefined;
    return (`the handler is given ${givenOfRequest}, and a renewal runs when the request is over. Take only what is needed of it, ` +
        `or use staleIfError, which needs no renewal.`);
}
//# sourceMappingURL=method-stale.js.map