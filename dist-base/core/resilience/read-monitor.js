"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReadMonitor = void 0;
/**
 * Tells the breaker how look-ups went, and probes it back to life. The probe looks at a key that failed, and the timer
 * sends it: no call waits for it, and the cache works again as soon as it can, whether calls come or not.
 */
class ReadMonitor {
    constructor(connector, settings) {
        this.connector = connector;
        this.settings = settings;
        /** Of marks, what their look-ups have left of the deadline: the run does not count. */
        this.left = new WeakMap();
    }
    answered(lookup) {
        const { breaker, counters, health } = this.settings;
        counters.reads += 1;
        if (!breaker.isHealthy)
            breaker.succeeded();
        if (health.hasOutages)
            this.noteRecovery(lookup);
        if (lookup.kind === 'bypass')
            health.failed('lease', lookup.cause);
        if (lookup.kind === 'miss' && lookup.ticket.question.kind === 'mark')
            this.noteTimeLeft(lookup.ticket);
        return lookup;
    }
    failed(question, cause) {
        const { breaker, counters, deadlines, halfOpenAfter, health } = this.settings;
        counters.reads += 1;
        counters.failedReads += 1;
        if (breaker.failed())
            this.nextProbe = deadlines.after(halfOpenAfter, () => this.probe(question));
        return { kind: 'bypass', cause: health.failed('lookup', cause) };
    }
    /** Nobody computes for an answer that comes too late: others must not wait for it. */
    cameTooLate(lookup) {
        if (lookup.kind !== 'miss' || lookup.ticket.leasedElsewhere)
            return;
        Promise.resolve(this.connector.cache?.release(lookup.ticket)).catch(() => {
            // Nothing but a wait of 'herdWait' depends on it, and what ails the cache was reported.
        });
    }
    /** What the cache says if only looked at, or a bypass if it says nothing in time. Never rejects. */
    async peek(question) {
        const { breaker, counters, deadlines, health } = this.settings;
        try {
            const found = await deadlines.limit(this.peekNow(question), this.timeLeftOf(question));
            counters.reads += 1;
            breaker.succeeded();
            health.answered('lookup');
            return found;
        }
        catch (cause) {
            return this.failed(question, cause);
        }
    }
    /** How long a run may still wait for the mark of its ticket, in milliseconds. */
    timeLeft(ticket) {
        return this.left.get(ticket) ?? this.settings.readDeadline;
    }
    /** Ends the probes. */
    close() {
        this.nextProbe?.cancel();
    }
    /** What is left of `deadline.read` for a call that may have asked before, in milliseconds. */
    timeLeftOf({ due = Infinity }) {
        const { clock, readDeadline } = this.settings;
        return due === Infinity ? readDeadline : Math.min(Math.max(due - clock.monotonic(), 0), readDeadline);
    }
    noteTimeLeft(ticket) {
        this.left.set(ticket, this.timeLeftOf(ticket.question));
    }
    noteRecovery({ kind }) {
        const { health } = this.settings;
        health.answered('lookup');
        if (kind === 'miss')
            health.answered('lease');
    }
    async peekNow(question) {
        return this.connector.cache?.peek(question) ?? { kind: 'absent' };
    }
    probe(question) {
        if (!this.settings.breaker.tryProbe())
            return;
        // Nothing is asked of what is not ready, so there is nothing to spare: the first call after that finds it closed.
        // Whoever asked it first waits no more.
        if (this.connector.cache?.isReady)
            void this.peek({ ...question, due: undefined });
        else
            this.settings.breaker.succeeded();
    }
}
exports.ReadMonitor = ReadMonitor;
//# sourceMappingURL=read-monitor.js.map