"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OutcomeCopies = exports.BatchAnswers = void 0;
exports.beginBatch = beginBatch;
const deliver_1 = require("../calls/deliver");
/** What a batch answers, as it comes in: in the order of the question. */
class BatchAnswers {
    constructor(count) {
        this.items = new Array(count).fill(undefined);
    }
    /** @param makeCopy called for each further place where the id stands */
    put({ position, others }, value, makeCopy) {
        this.items[position] = value;
        if (others)
            for (const other of others)
                this.items[other] = makeCopy();
    }
}
exports.BatchAnswers = BatchAnswers;
function beginBatch({ instance, ids }, items, isCall = true) {
    return { instance, items, answers: new BatchAnswers(ids.length), isCall };
}
/** Sees to it that no two items of an answer are one object, where they can be copied. */
class OutcomeCopies {
    constructor(codec) {
        this.codec = codec;
        this.handedOut = new Set();
    }
    /** The value itself for the first that asks for it, a copy for every other. */
    ownOf(item, value) {
        if (typeof value !== 'object' || value === null)
            return value;
        if (this.handedOut.has(value))
            return this.make(item, value);
        this.handedOut.add(value);
        return value;
    }
    make({ question }, value) {
        if (typeof value !== 'object' || value === null)
            return value;
        const key = question?.key ?? '';
        try {
            const outcome = this.codec.decode(this.codec.encode({ kind: 'result', value }, key), key);
            return outcome === undefined ? value : (0, deliver_1.deliver)(outcome);
        }
        catch {
            // What cannot be copied is not kept either, and was reported.
            return value;
        }
    }
}
exports.OutcomeCopies = OutcomeCopies;
//# sourceMappingURL=batch-answers.js.map