"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AuditsUnderWay = void 0;
const under_way_1 = require("../../time/under-way");
/** The audits that have not ended yet, of all methods of an application. */
class AuditsUnderWay {
    constructor(settings) {
        this.settings = settings;
        this.audits = new under_way_1.UnderWay();
    }
    /** @param audit never rejects */
    track(audit) {
        return this.audits.track(audit);
    }
    /** Begins an audit once the event loop has got to what waits for the answer. */
    trackLater(audit) {
        const { scheduler } = this.settings;
        void this.track(new Promise((resolve) => scheduler.afterPoll(resolve)).then(audit));
    }
    drain() {
        return this.audits.drain(this.settings.scheduler, this.settings.patience);
    }
}
exports.AuditsUnderWay = AuditsUnderWay;
//# sourceMappingURL=audits-under-way.js.map