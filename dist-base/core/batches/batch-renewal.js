"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BatchRenewal = void 0;
const unfit_answer_error_1 = require("../../errors/unfit-answer.error");
const batch_run_1 = require("./batch-run");
/**
 * Renews what one call of a batch has found past its life: ids whose turn comes together are one run of the method, so that
 * a page of stale items costs no query for each. All else of a renewal is as for the single method.
 */
class BatchRenewal {
    constructor(batch, runner) {
        this.batch = batch;
        this.runner = runner;
        this.gathered = [];
    }
    /** What a run of the single method would come to. */
    run(run) {
        if (this.gathered.length === 0)
            queueMicrotask(() => void this.runAll());
        return new Promise((resolve, reject) => this.gathered.push({ run, resolve, reject }));
    }
    async runAll() {
        const ids = this.gathered;
        this.gathered = [];
        const { maxSize } = this.batch;
        for (let at = 0; at < ids.length; at += maxSize)
            await this.runChunk(ids.slice(at, at + maxSize));
    }
    async runChunk(chunk) {
        const [first] = chunk;
        if (first === undefined)
            return;
        const { instance, args, outcome } = first.run;
        const ids = chunk.map(({ run }) => run.args[0]);
        try {
            const batchRun = { instance, ids, further: args.slice(1), outcome };
            const { fitted } = await (0, batch_run_1.runBatch)(this.batch, this.runner, batchRun);
            if (fitted.kind === 'unfit')
                return this.runEach(chunk, fitted);
            for (const [index, { resolve }] of chunk.entries())
                resolve(fitted.items[index]);
        }
        catch (error) {
            for (const { reject } of chunk)
                reject(error);
        }
    }
    /** Of an answer that does not fit nobody can tell whose an item is. */
    runEach(chunk, { reason, cause }) {
        this.batch.single.report(new unfit_answer_error_1.UnfitAnswerError({ method: this.batch.name, reason, cause }));
        for (const { run, resolve, reject } of chunk)
            this.runner.runTraced(run).then(resolve, reject);
    }
}
exports.BatchRenewal = BatchRenewal;
//# sourceMappingURL=batch-renewal.js.map