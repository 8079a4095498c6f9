"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listDecoratedClasses = listDecoratedClasses;
const batch_decoration_1 = require("./batch-decoration");
const decoration_1 = require("./decoration");
const providers_1 = require("./providers");
/** Each of them once, however many times it is provided. */
function listDecoratedClasses(container) {
    const prototypes = new Set();
    for (const wrapper of (0, providers_1.wrappersOf)(container)) {
        const prototype = (0, providers_1.prototypeOf)(wrapper);
        if (prototype)
            prototypes.add(prototype);
    }
    return [...prototypes]
        .map((prototype) => ({
        prototype,
        decorations: (0, decoration_1.listDecorations)(prototype),
        batches: (0, batch_decoration_1.listBatches)(prototype),
    }))
        .filter(({ decorations, batches }) => decorations.length + batches.length > 0);
}
//# sourceMappingURL=decorated-classes.js.map