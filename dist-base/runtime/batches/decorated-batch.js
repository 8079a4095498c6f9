"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.makeBatch = makeBatch;
const invalid_decoration_error_1 = require("../../errors/invalid-decoration.error");
const batch_decoration_1 = require("../../nest/batch-decoration");
const class_name_1 = require("../../types/class-name");
const decorated_method_1 = require("../decorated-method");
const memoized_method_1 = require("../memoized-method");
const memoized_batch_1 = require("./memoized-batch");
const plain_batch_1 = require("./plain-batch");
/** Never throws. */
function makeBatch(prototype, decoration, { methodFor, report }) {
    // Reached through super from a decorated override: part of the override's own run.
    if ((0, batch_decoration_1.findBatch)(prototype, decoration.name) !== decoration)
        return new plain_batch_1.PlainBatch(decoration);
    const name = `${(0, class_name_1.nameOfClass)(prototype.constructor)}.${decoration.name}`;
    const ofSingle = (0, batch_decoration_1.findSingle)(prototype, decoration);
    const single = ofSingle && !ofSingle.options.isGuard ? methodFor(ofSingle) : undefined;
    if (single === undefined)
        return new decorated_method_1.RefusedMethod(refusalOf(name, decoration, ofSingle));
    if (single instanceof memoized_method_1.MemoizedMethod)
        return new memoized_batch_1.MemoizedBatch({ decoration, name, single });
    return single instanceof decorated_method_1.RefusedMethod ? single : new plain_batch_1.PlainBatch(decoration, single.refusal, report);
}
function refusalOf(method, { single }, ofSingle) {
    const reason = ofSingle === undefined
        ? `the class has no memoized method '${single}'. Name a method of the class that has @CacheMemoize.`
        : `'${single}' is a guard (storeResult: false), which keeps no results. Name a method that keeps them.`;
    return new invalid_decoration_error_1.InvalidDecorationError({ method, reason, decorator: 'CacheMemoizeMany' });
}
//# sourceMappingURL=decorated-batch.js.map