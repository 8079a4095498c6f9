"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OpenTransaction = void 0;
/** One transaction that is under way, as far as this library knows it. */
class OpenTransaction {
    /** @param afterCommit has something called when it is committed; left out where its own end is waited for */
    constructor(afterCommit) {
        this.afterCommit = afterCommit;
        /** From here on nothing is collected any more. */
        this.isEnded = false;
        this.hasChanged = false;
    }
    /** From the first call on that may change something, what others have kept may not be what it would read. */
    noteChange() {
        this.hasChanged = true;
    }
    mayReadHits() {
        return !this.hasChanged;
    }
}
exports.OpenTransaction = OpenTransaction;
//# sourceMappingURL=open-transaction.js.map