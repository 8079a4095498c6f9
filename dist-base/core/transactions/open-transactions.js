"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OpenTransactions = void 0;
const node_async_hooks_1 = require("node:async_hooks");
const open_transaction_1 = require("./open-transaction");
/** The transactions of one application: those of its port, and those begun with `invalidator.transaction`. */
class OpenTransactions {
    constructor(port) {
        this.port = port;
        this.ofPort = new WeakMap();
        this.storage = new node_async_hooks_1.AsyncLocalStorage();
        this.underWay = 0;
    }
    /**
     * The transaction that the caller is in. Asked with every call, and nothing where there can be none. One begun here
     * comes first: it ends after all that is in it.
     */
    get current() {
        return this.underWay === 0 && this.port === undefined ? undefined : this.find();
    }
    /** Runs `work` in a transaction of its own. It has ended before anyone hears of it. */
    async run(transaction, work) {
        this.underWay += 1;
        try {
            return await this.storage.run(transaction, work);
        }
        finally {
            transaction.isEnded = true;
            this.underWay -= 1;
            // While it is in use, on Node 20, it slows every promise of the process.
            if (this.underWay === 0)
                this.storage.disable();
        }
    }
    find() {
        const own = this.underWay === 0 ? undefined : this.storage.getStore();
        if (own !== undefined && !own.isEnded)
            return own;
        const { port } = this;
        const current = port?.current();
        if (port === undefined || current === undefined)
            return undefined;
        const open = this.openOf(port, current);
        return open.isEnded ? undefined : open;
    }
    openOf(port, current) {
        const known = this.ofPort.get(current);
        if (known !== undefined)
            return known;
        const open = new open_transaction_1.OpenTransaction((run) => port.afterCommit(current, run));
        this.ofPort.set(current, open);
        return open;
    }
}
exports.OpenTransactions = OpenTransactions;
//# sourceMappingURL=open-transactions.js.map