"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheHealth = void 0;
const cache_operation_error_1 = require("../../errors/cache-operation.error");
/**
 * What is known to fail on one cache, so that its recovery can be told: each kind of failure ends with a success of
 * the same kind only. A full Redis that answers look-ups and refuses fills has not recovered with every look-up.
 */
class CacheHealth {
    constructor(alias, reporter) {
        this.alias = alias;
        this.reporter = reporter;
        /** False while nothing is known to fail: a success is then no news. */
        this.hasOutages = false;
        this.outages = new Map();
    }
    /** A failure in the library's words. */
    describe(operation, cause) {
        return new cache_operation_error_1.CacheOperationError({ alias: this.alias, operation, cause });
    }
    /** Reports a failure that its caller does not get to see. */
    failed(operation, cause) {
        const error = this.describe(operation, cause);
        this.outages.set(operation, error);
        this.hasOutages = true;
        this.reporter.report(error);
        return error;
    }
    /** Look-ups are not even tried. Reported when it begins, not for every call. */
    unavailable() {
        return this.outages.get('lookup') ?? this.failed('lookup', new Error('The connection is down'));
    }
    /** Reports that what was given for this cache is refused for good. */
    refused(refusal) {
        this.reporter.report(refusal);
    }
    answered(operation) {
        if (!this.outages.delete(operation))
            return;
        this.hasOutages = this.outages.size > 0;
        this.reporter.recovered(this.alias, !this.hasOutages);
    }
}
exports.CacheHealth = CacheHealth;
//# sourceMappingURL=cache-health.js.map