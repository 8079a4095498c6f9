"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TransactionChanges = void 0;
exports.notInvalidated = notInvalidated;
const open_transaction_1 = require("../core/transactions/open-transaction");
const change_not_invalidated_error_1 = require("../errors/change-not-invalidated.error");
const invalidation_failed_error_1 = require("../errors/invalidation-failed.error");
const change_drops_1 = require("./change-drops");
const confirm_drops_1 = require("./confirm-drops");
const OWN_TRANSACTION = 'MemoizeInvalidator.transaction';
const PORT_TRANSACTION = 'The transaction';
class TransactionChanges {
    constructor(context) {
        this.context = context;
    }
    /** For a method that is about to change something. */
    noteChange() {
        this.context.transactions.current?.noteChange();
    }
    /** Whether there is a transaction, which has them then. */
    collect(drops) {
        const transaction = this.context.transactions.current;
        if (transaction !== undefined)
            this.changesOf(transaction).addAll(drops);
        return transaction !== undefined;
    }
    /**
     * Drops at once what a verb names, and in a transaction after its commit as well: until then others may compute it again
     * from what was there before.
     *
     * @throws InvalidationFailedError
     */
    async confirm(name) {
        this.noteChange();
        const drops = name();
        await (0, confirm_drops_1.confirmDrops)(drops, { isRepeated: this.collectVerb(drops) });
    }
    /** What a verb names is dropped after the commit of its transaction; answers whether there is one. */
    collectVerb(drops) {
        const transaction = this.context.transactions.current;
        if (transaction === undefined)
            return false;
        transaction.noteChange();
        this.changesOf(transaction).of(this.context.onFailure).addAll(drops);
        return true;
    }
    async transaction(work) {
        const { transactions } = this.context;
        if (transactions.current !== undefined)
            return work();
        const transaction = new open_transaction_1.OpenTransaction();
        let result;
        try {
            result = await transactions.run(transaction, work);
        }
        catch (thrown) {
            await this.settleFailed(transaction);
            throw thrown;
        }
        await this.settle(transaction, { method: OWN_TRANSACTION, result });
        return result;
    }
    changesOf(transaction) {
        if (transaction.changes instanceof change_drops_1.ChangeDrops)
            return transaction.changes;
        const changes = new change_drops_1.ChangeDrops();
        transaction.changes = changes;
        transaction.afterCommit?.(() => this.settle(transaction, { method: PORT_TRANSACTION, result: undefined }));
        return changes;
    }
    /** @throws ChangeNotInvalidatedError */
    async settle(transaction, change) {
        const { reject, retry } = await attemptChanges(transaction);
        if (retry)
            this.context.report(notInvalidated(retry, change, true));
        if (reject)
            throw notInvalidated(reject, change, false);
    }
    /** Whoever waits for it gets the error of the transaction. */
    async settleFailed(transaction) {
        for (const { failed, plan, cause } of (0, change_drops_1.listUnconfirmed)(await attemptChanges(transaction))) {
            const target = 'what a transaction that has failed may have changed';
            this.context.report(new invalidation_failed_error_1.InvalidationFailedError({ target, failed, plan, cause }));
        }
    }
}
exports.TransactionChanges = TransactionChanges;
async function attemptChanges(transaction) {
    transaction.isEnded = true;
    return transaction.changes instanceof change_drops_1.ChangeDrops ? transaction.changes.attempt() : {};
}
/** The error of a change that was made. */
function notInvalidated({ failed, plan, cause }, change, isSentAgain) {
    return new change_not_invalidated_error_1.ChangeNotInvalidatedError({ ...change, failed, plan, cause, isSentAgain });
}
//# sourceMappingURL=transaction-changes.js.map