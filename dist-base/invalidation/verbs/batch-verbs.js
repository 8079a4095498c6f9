"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BatchVerbs = void 0;
const application_1 = require("../../runtime/application");
const memoized_batch_1 = require("../../runtime/batches/memoized-batch");
const plain_batch_1 = require("../../runtime/batches/plain-batch");
const class_name_1 = require("../../types/class-name");
const batch_calls_1 = require("./batch-calls");
const verbs_1 = require("./verbs");
/**
 * The verbs of a batch, which mean the outcomes of its single method: `getCacheKey` answers their keys, one a line;
 * `refresh` runs the method for all ids.
 */
class BatchVerbs extends verbs_1.Verbs {
    constructor({ instance, prototype, batch, single }) {
        super(instance, prototype, single);
        this.batch = batch;
        this.name = `${(0, class_name_1.nameOfClass)(prototype.constructor)}.${batch.name}`;
        this.original = (...args) => (0, plain_batch_1.runPlainly)(batch, instance, args);
    }
    callsOf(args) {
        return (0, batch_calls_1.callsOfBatch)(args, this.name);
    }
    rerun(_, args) {
        const batch = (0, application_1.boundBatchOf)(this.instance, this.batch);
        return batch instanceof memoized_batch_1.MemoizedBatch ? batch.refresh(this.instance, args) : this.original(...args);
    }
}
exports.BatchVerbs = BatchVerbs;
//# sourceMappingURL=batch-verbs.js.map