"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RenewalsUnderWay = void 0;
const under_way_1 = require("../../time/under-way");
/** For how long nobody here asks again whether another process is still at it, in milliseconds. */
const ELSEWHERE_MS = 100;
/**
 * The renewals that have not ended yet, on one cache, in this process, and those that were just seen to go on in another one:
 * at most one a key. Each try costs a script, and the copy that memory in front of a shared cache has.
 */
class RenewalsUnderWay {
    constructor(scheduler) {
        this.scheduler = scheduler;
        this.keys = new Set();
        this.work = new under_way_1.UnderWay();
    }
    has(key) {
        return this.keys.has(key);
    }
    /** @param renew never rejects */
    begin(key, renew) {
        this.keys.add(key);
        const forget = () => this.keys.delete(key);
        void this.work
            .track(renew())
            .then((renewed) => (renewed === 'elsewhere' ? this.scheduler.later(forget, ELSEWHERE_MS) : forget()));
    }
    /** Waits until all of them have ended, but for at most `patience` milliseconds: a method may hang. */
    drain(patience) {
        return this.work.drain(this.scheduler, patience);
    }
}
exports.RenewalsUnderWay = RenewalsUnderWay;
//# sourceMappingURL=renewals-under-way.js.map