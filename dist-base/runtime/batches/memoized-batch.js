"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoizedBatch = void 0;
const batch_memoizer_1 = require("../../core/batches/batch-memoizer");
const unshared_batches_1 = require("../../core/batches/unshared-batches");
const plain_batch_1 = require("./plain-batch");
/** One batch of one class in one application. It has no outcomes of its own: they are those of its single method. */
class MemoizedBatch {
    constructor({ decoration, name, single }) {
        this.refusal = undefined;
        this.decoration = decoration;
        this.name = name;
        this.single = single;
        this.maxSize = decoration.maxSize;
        this.rules = decoration.rules;
        this.memoizer = new batch_memoizer_1.BatchMemoizer(this, single.registered);
        this.unshared = new unshared_batches_1.UnsharedBatches(this, single.registered);
    }
    get listener() {
        return this.single.listener;
    }
    async call(instance, args) {
        const call = readCall(instance, args);
        // What takes no list of ids answers for itself.
        if (!this.single.isEnabled || call === undefined)
            return (0, plain_batch_1.runPlainly)(this.decoration, instance, args);
        const { transaction } = this.single;
        return transaction === undefined ? this.memoizer.call(call) : this.unshared.call(call, transaction);
    }
    /** @throws UnkeyableArgumentError, and CallbackError where the tags of an id cannot be told (as a rejection) */
    async refresh(instance, args) {
        const call = readCall(instance, args);
        if (!this.single.isEnabled || call === undefined)
            return (0, plain_batch_1.runPlainly)(this.decoration, instance, args);
        const keyOf = (ofSingle) => this.single.requireCall(instance, ofSingle);
        if (this.single.transaction === undefined)
            return this.memoizer.refresh(call, keyOf);
        for (const id of call.ids)
            keyOf([id, ...call.further]);
        return this.unshared.run(call);
    }
    keyOf(instance, args) {
        try {
            return this.single.requireKey(instance, args);
        }
        catch {
            return undefined;
        }
    }
    /** A run of it is one of its single method, for a test that holds that. */
    async run(instance, args) {
        await this.single.beforeRun?.();
        return this.decoration.original.apply(instance, [...args]);
    }
}
exports.MemoizedBatch = MemoizedBatch;
function readCall(instance, [ids, ...further]) {
    return Array.isArray(ids) ? { instance, ids: [...ids], further } : undefined;
}
//# sourceMappingURL=memoized-batch.js.map