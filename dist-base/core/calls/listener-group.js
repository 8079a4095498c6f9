"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.groupListeners = groupListeners;
/** All of them as one: the only one itself, and undefined where nobody listens, which then costs nothing. */
function groupListeners(listeners) {
    return listeners.length > 1 ? new ListenerGroup(listeners) : listeners[0];
}
/** Several who listen to one method. The call writes one trace, that of the first, and the others get what it says. */
class ListenerGroup {
    constructor(listeners) {
        this.listeners = listeners;
        this.heard = new WeakMap();
    }
    begin(handed, args) {
        const heard = this.listeners.flatMap((listener) => {
            const trace = listener.begin(handed, args);
            return trace === undefined ? [] : [{ listener, trace }];
        });
        const first = heard[0]?.trace;
        if (first !== undefined)
            this.heard.set(first, heard);
        return first;
    }
    called(trace, answer) {
        const heard = this.heard.get(trace) ?? [];
        const share = () => {
            for (const other of heard)
                if (other.trace !== trace)
                    copy(trace, other.trace);
        };
        // Before any of them looks: of what has answered already now, else as the first to hear that it has.
        if (trace.outcome === undefined)
            answer.then(share, share);
        else
            share();
        for (const each of heard)
            each.listener.called(each.trace, answer);
    }
}
function copy({ outcome, isStored, age, ttl }, to) {
    Object.assign(to, { outcome, isStored, age, ttl });
}
//# sourceMappingURL=listener-group.js.map