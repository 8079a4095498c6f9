"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runBatch = runBatch;
const fit_answer_1 = require("./fit-answer");
/** Runs the method of a batch. @throws what it throws (as a rejection) */
async function runBatch(batch, runner, { instance, ids, further, outcome }) {
    // It may do with its list what it likes.
    const args = [[...ids], ...further];
    const answer = await runner.runTraced({ instance, args, outcome, method: batch });
    const keyOf = (id) => batch.keyOf(instance, [id, ...further]);
    return { answer, fitted: (0, fit_answer_1.fitAnswer)(answer, batch.rules, { instance, ids, keyOf }) };
}
//# sourceMappingURL=batch-run.js.map