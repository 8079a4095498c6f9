"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Commits = exports.Commit = void 0;
/** One transaction, and what is to be called when it is committed. */
class Commit {
    constructor() {
        this.isEnded = false;
        this.callbacks = [];
    }
    add(callback) {
        this.callbacks.push(callback);
    }
    /** Calls all of them. @throws what the first of those that fail rejects with */
    async callBack() {
        const answers = await Promise.allSettled(this.callbacks.map((callback) => callback()));
        for (const answer of answers)
            if (answer.status === 'rejected')
                throw answer.reason;
    }
}
exports.Commit = Commit;
/** The transactions of one connection, by the client that is used inside: savepoints have clients of their own. */
class Commits {
    constructor() {
        this.byClient = new WeakMap();
    }
    note(client, commit) {
        if (isObject(client) && commit !== undefined)
            this.byClient.set(client, commit);
    }
    /** undefined: the client is in no transaction, or in one that has ended. */
    of(client) {
        const commit = isObject(client) ? this.byClient.get(client) : undefined;
        return commit?.isEnded === false ? commit : undefined;
    }
}
exports.Commits = Commits;
function isObject(client) {
    return (typeof client === 'object' && client !== null) || typeof client === 'function';
}
//# sourceMappingURL=commits.js.map