"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.announced = announced;
/**
 * Attempts it, and then tells those who follow it what became of it: where there are none, nothing is described or timed.
 *
 * @param attempt answers what was not confirmed, and why
 */
async function announced({ activity, alias, beginnings, clock }, { wanted, target }, attempt) {
    if (!activity.isFollowed)
        return attempt();
    const begin = clock.monotonic();
    const unconfirmed = await attempt();
    const { keys, marks, methods } = wanted;
    activity.invalidated({
        method: methods.size > 0 ? [...methods].join(', ') : undefined,
        alias,
        outcome: unconfirmed ? 'failed' : 'confirmed',
        target,
        ms: clock.monotonic() - begin,
        keys: [...keys.keys(), ...marks.keys()].map((key) => beginnings.shown(key)),
        ...(unconfirmed && { error: unconfirmed.cause }),
    });
    return unconfirmed;
}
//# sourceMappingURL=announced.js.map