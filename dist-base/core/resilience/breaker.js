"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Breaker = void 0;
/**
 * Remembers whether it makes sense to ask. Consecutive failures open it; after a while one probe at a time finds out
 * whether it can be closed again; any success closes it.
 */
class Breaker {
    constructor(settings) {
        this.settings = settings;
        /** True while everybody may ask. A field, as the next one: each look-up reads them. */
        this.isClosed = true;
        /** True while nothing has failed since the last success, which then is no news. */
        this.isHealthy = true;
        this.state = HEALTHY;
    }
    succeeded() {
        this.become(HEALTHY);
    }
    /** Counts a failure. True if this is what opened it, from closed or after a probe: the time for a next probe. */
    failed() {
        const state = this.state;
        switch (state.kind) {
            case 'closed':
                return state.failures + 1 < this.settings.failures ? this.count(state.failures + 1) : this.open();
            case 'half-open':
                return this.open();
            case 'open':
                // Asked before it opened, failed after: nothing new.
                return false;
            default:
                return state;
        }
    }
    /** Asks for leave to probe: given to one at a time, `halfOpenAfter` milliseconds after it opened. */
    tryProbe() {
        if (this.state.kind !== 'open')
            return false;
        if (this.settings.clock.monotonic() < this.state.since + this.settings.halfOpenAfter)
            return false;
        this.become({ kind: 'half-open' });
        return true;
    }
    count(failures) {
        this.become({ kind: 'closed', failures });
        return false;
    }
    open() {
        this.become({ kind: 'open', since: this.settings.clock.monotonic() });
        return true;
    }
    become(state) {
        this.state = state;
        this.isHealthy = state === HEALTHY;
        this.isClosed = state.kind === 'closed';
    }
}
exports.Breaker = Breaker;
const HEALTHY = { kind: 'closed', failures: 0 };
//# sourceMappingURL=breaker.js.map