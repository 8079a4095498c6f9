"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Doubts = exports.Visits = void 0;
const server_identity_1 = require("./server-identity");
/**
 * Which servers a process has met, by who they are and whose data they hold. One that is met again after another was met
 * in between was not told what was invalidated there (an old primary that does not know that it was replaced): nothing of
 * before is believed, so each nonce of a group is deleted before it is first used.
 */
class Visits {
    constructor() {
        this.met = [];
    }
    /** What is not to be believed there; undefined where nothing is doubted. */
    begin(identity) {
        if (this.current !== undefined && (0, server_identity_1.isSameIdentity)(this.current, identity))
            return this.doubts;
        this.current = identity;
        const isMetAgain = this.met.some((met) => (0, server_identity_1.isSameIdentity)(met, identity));
        if (!isMetAgain)
            this.met.push(identity);
        return (this.doubts = isMetAgain ? new Doubts() : undefined);
    }
}
exports.Visits = Visits;
/** Of a server that was met again: the names that were deleted since, and those that are being. */
class Doubts {
    constructor() {
        this.forgotten = new Set();
        this.beingForgotten = new Map();
    }
    has(name) {
        return !this.forgotten.has(name);
    }
    /** Resolves when what lies under the name may be believed. */
    async settle(name, forget) {
        if (!this.has(name))
            return;
        const { forgotten, beingForgotten } = this;
        let forgetting = beingForgotten.get(name);
        if (forgetting === undefined)
            beingForgotten.set(name, (forgetting = forget(name)));
        try {
            await forgetting;
            forgotten.add(name);
        }
        finally {
            beingForgotten.delete(name);
        }
    }
}
exports.Doubts = Doubts;
//# sourceMappingURL=visits.js.map