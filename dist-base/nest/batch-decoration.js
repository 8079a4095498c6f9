"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeBatch = writeBatch;
exports.findBatch = findBatch;
exports.findOwnBatch = findOwnBatch;
exports.findSingle = findSingle;
exports.listBatches = listBatches;
require("reflect-metadata");
const constants_1 = require("../constants");
const decoration_1 = require("./decoration");
function writeBatch(decoration) {
    Reflect.defineMetadata(constants_1.BATCH_METADATA, decoration, decoration.prototype, decoration.name);
}
/** The decoration nearest to `prototype` for this method: its own, or the one it inherits. */
function findBatch(prototype, name) {
    // Only writeBatch writes under this key.
    return Reflect.getMetadata(constants_1.BATCH_METADATA, prototype, name);
}
/** That which stands on this very method; those of a class above do not count. */
function findOwnBatch(prototype, name) {
    return Reflect.getOwnMetadata(constants_1.BATCH_METADATA, prototype, name); // likewise
}
/** What memoizes the outcomes of a batch, for a class that has it; undefined where nothing does. */
function findSingle(prototype, { single }) {
    return (0, decoration_1.findDecoration)(prototype, single);
}
/** One for each batch that instances of `prototype` have, inherited ones included. */
function listBatches(prototype) {
    const nearest = new Map();
    for (let level = prototype; level; level = Reflect.getPrototypeOf(level)) {
        for (const name of Object.getOwnPropertyNames(level)) {
            const batch = findOwnBatch(level, name);
            if (batch && !nearest.has(name))
                nearest.set(name, batch);
        }
    }
    return [...nearest.values()];
}
//# sourceMappingURL=batch-decoration.js.map