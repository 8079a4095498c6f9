"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Retry = void 0;
const backoff_1 = require("./backoff");
/** Tries something again after a pause, which grows while it fails. One attempt waits at a time. */
class Retry {
    constructor(settings) {
        this.settings = settings;
        this.cancelTimer = doNothing;
        this.backoff = new backoff_1.Backoff(settings);
    }
    /** Calls `attempt` after the next pause, in place of one that waits already. */
    schedule(attempt) {
        this.cancel();
        this.cancelTimer = this.settings.scheduler.later(attempt, this.backoff.next());
    }
    /** The attempt that waits is not made. */
    cancel() {
        this.cancelTimer();
        this.cancelTimer = doNothing;
    }
    /** It has worked: the next pause is a first one again. */
    succeeded() {
        this.cancel();
        this.backoff.reset();
    }
}
exports.Retry = Retry;
function doNothing() { }
//# sourceMappingURL=retry.js.map