"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Audits = void 0;
const audits_under_way_1 = require("./audits-under-way");
const outcome_audit_1 = require("./outcome-audit");
/** All audits of an application. */
class Audits {
    constructor(terms, settings) {
        this.terms = terms;
        this.underWay = new audits_under_way_1.AuditsUnderWay(settings);
    }
    makerFor(known) {
        return (method) => new outcome_audit_1.OutcomeAudit({ ...known, ...method }, this.terms, this.underWay);
    }
    /** Waits for those that have begun, or stand behind an answer. */
    drain() {
        return this.underWay.drain();
    }
}
exports.Audits = Audits;
//# sourceMappingURL=audits.js.map