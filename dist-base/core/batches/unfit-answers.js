"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnfitAnswers = exports.UnfitAnswer = void 0;
const unfit_answer_error_1 = require("../../errors/unfit-answer.error");
const batch_items_1 = require("./batch-items");
const batch_run_1 = require("./batch-run");
/** Thrown inside, and caught: an answer of which nobody can tell which item belongs to which id. */
class UnfitAnswer {
    constructor(answer, 
    /** For how many ids it is. */
    count, found) {
        this.answer = answer;
        this.count = count;
        this.found = found;
    }
}
exports.UnfitAnswer = UnfitAnswer;
/** What a batch answers whose method gave an answer that does not fit: what it gives for all ids of the caller. */
class UnfitAnswers {
    constructor(batch, runner) {
        this.batch = batch;
        this.runner = runner;
    }
    /** @param decided resolves when all ids are answered */
    async settle(under, decided) {
        try {
            await decided;
        }
        catch (error) {
            if (!(error instanceof UnfitAnswer))
                throw error;
            return await this.replace(error, under);
        }
        return under.answers.items;
    }
    replace({ answer, count, found }, under) {
        const { name: method, single } = this.batch;
        const { reason, cause } = found;
        single.report(new unfit_answer_error_1.UnfitAnswerError({ method, reason, cause }));
        // The run had just them all, each once.
        return count === under.answers.items.length ? Promise.resolve(answer) : this.runForAll(under);
    }
    async runForAll({ instance, items, answers, isCall }) {
        const ids = [...answers.items];
        const lists = items.map((item) => (0, batch_items_1.restoreItem)(item) ?? item.args);
        for (const [index, { position, others = [] }] of items.entries())
            for (const place of [position, ...others])
                ids[place] = lists[index]?.[0];
        const [, ...further] = lists[0] ?? [];
        const outcome = isCall ? 'miss' : 'refresh';
        const { answer, fitted } = await (0, batch_run_1.runBatch)(this.batch, this.runner, { instance, ids, further, outcome });
        return fitted.kind === 'fit' ? fitted.items : answer;
    }
}
exports.UnfitAnswers = UnfitAnswers;
//# sourceMappingURL=unfit-answers.js.map