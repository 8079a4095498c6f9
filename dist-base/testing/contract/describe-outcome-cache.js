"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeOutcomeCache = describeOutcomeCache;
const contract_subject_1 = require("./contract-subject");
const invalidation_rules_1 = require("./invalidation-rules");
const keeping_rules_1 = require("./keeping-rules");
const race_rules_1 = require("./race-rules");
/**
 * Tells a test runner the contract that every cache here passes, as far as a store can break it: what is kept is found
 * again as it was, until its life is over; an invalidation is seen by every process once it is confirmed, and wins
 * against what was being computed; several applications in one store do not meet. For a store of your own, before you
 * put it under an alias.
 *
 * Each test sets the store up as the module does, for three processes: two of one application and one of another. Give
 * a function for a cache, and each of them calls it, and closes what it has made; give a cache that is ready, and they
 * share it. What a test has kept it drops. Tests take up to about a second each, and wait for real time.
 *
 * @example
 * ```ts
 * import { describe, it } from 'node:test';
 *
 * describeOutcomeCache(() => new MyStore(), { describe, it });
 * describeOutcomeCache(() => () => connectMyStore(url), { describe, it }); // a connection for each process
 * ```
 *
 * @param make called by each test; gives anything that `caches` takes, or a promise of it
 */
function describeOutcomeCache(make, runner) {
    const tell = (what, rules) => {
        runner.describe(what, () => {
            for (const { name, check } of rules) {
                runner.it(name, async () => (0, contract_subject_1.withSubject)(await make(), check));
            }
        });
    };
    tell('a cache of outcomes', keeping_rules_1.KEEPING_RULES);
    tell('a cache of outcomes that are invalidated', invalidation_rules_1.INVALIDATION_RULES);
    tell('a cache of outcomes that race', race_rules_1.RACE_RULES);
}
//# sourceMappingURL=describe-outcome-cache.js.map