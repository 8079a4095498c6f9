"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Activity = void 0;
const diagnostics_1 = require("./diagnostics");
/** What is invalidated in one application, and what goes wrong there: told to who follows it, and to the process. */
class Activity {
    /** @param reporter whom every error is handed on to */
    constructor(reporter) {
        this.reporter = reporter;
        this.listeners = new Set();
    }
    /** @returns how to end that */
    follow(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    /** Whether it is worth making a message of an invalidation. */
    get isFollowed() {
        return this.listeners.size > 0 || diagnostics_1.invalidateChannel.hasSubscribers;
    }
    invalidated(message) {
        for (const listener of this.listeners)
            listener.invalidated(message);
        diagnostics_1.invalidateChannel.publish(message);
    }
    report(error) {
        this.reporter.report(error);
        if (this.listeners.size === 0 && !diagnostics_1.errorChannel.hasSubscribers)
            return;
        const message = messageOf(error);
        for (const listener of this.listeners)
            listener.failed(message);
        diagnostics_1.errorChannel.publish(message);
    }
    recovered(alias, isWhole) {
        this.reporter.recovered(alias, isWhole);
    }
}
exports.Activity = Activity;
function messageOf(error) {
    const { method, alias } = error; // facts of some
    return {
        method: typeof method === 'string' ? method : undefined,
        alias: typeof alias === 'string' ? alias : undefined,
        outcome: error.code,
        error,
    };
}
//# sourceMappingURL=activity.js.map