"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeptMark = exports.KeptSharedError = exports.KeptError = exports.KeptGraph = exports.KeptTree = exports.KeptShared = void 0;
exports.decodeKept = decodeKept;
exports.replayKept = replayKept;
const outcome_1 = require("../../ports/outcome");
const graph_1 = require("./graph");
/** Keeps a primitive, or a value that all readers share: they share the promise too, which the first hit makes. */
class KeptShared {
    constructor(value) {
        this.value = value;
        this.promise = undefined;
    }
    /** Of a primitive: what all readers share has no size that could be told. */
    get bytes() {
        if (typeof this.value === 'string')
            return this.value.length;
        return typeof this.value === 'bigint' ? this.value.toString(16).length : 0;
    }
    replay() {
        return (this.promise ??= Promise.resolve(this.value));
    }
}
exports.KeptShared = KeptShared;
/** Keeps a value without cycles or shared references: each reader's copy is made from a template. */
class KeptTree {
    constructor(template, bytes) {
        this.template = template;
        this.bytes = bytes;
    }
}
exports.KeptTree = KeptTree;
/** Keeps a value with cycles or shared references, or a very deep one: each reader's is put together from the parts. */
class KeptGraph {
    constructor(nodes, bytes) {
        this.nodes = nodes;
        this.bytes = bytes;
    }
}
exports.KeptGraph = KeptGraph;
/** Keeps an error taken apart. No promise is kept: one that rejects and that nobody awaits ends the process. */
class KeptError {
    constructor(nodes, bytes) {
        this.nodes = nodes;
        this.bytes = bytes;
    }
}
exports.KeptError = KeptError;
/** Keeps an error that all readers share. */
class KeptSharedError {
    constructor(error) {
        this.error = error;
    }
}
exports.KeptSharedError = KeptSharedError;
/** Keeps a guard's mark. */
class KeptMark {
}
exports.KeptMark = KeptMark;
/** Gives back what memory keeps. There is nothing to doubt: a cache that keeps objects answers what it was given. */
function decodeKept(kept) {
    if (kept instanceof KeptTree)
        return { kind: 'result', value: kept.template.make() };
    if (kept instanceof KeptShared)
        return { kind: 'result', value: kept.value };
    if (kept instanceof KeptGraph)
        return { kind: 'result', value: whole(kept.nodes) };
    if (kept instanceof KeptError)
        return { kind: 'error', error: whole(kept.nodes) };
    if (kept instanceof KeptSharedError)
        return { kind: 'error', error: kept.error };
    return outcome_1.MARK;
}
/** Only a `from` of others can fail to make again what it has made before. */
function whole(nodes) {
    const value = (0, graph_1.assemble)(nodes);
    if (value === undefined)
        throw new TypeError('The value does not come back');
    return value;
}
/**
 * Gives back what memory keeps, as the promise that a call returns; undefined where a `from` of an entry in `classes` has
 * thrown, which it did not when the value was kept.
 */
function replayKept(kept) {
    try {
        if (kept instanceof KeptShared)
            return kept.replay();
        if (kept instanceof KeptTree)
            return Promise.resolve(kept.template.make());
        return replayOutcome(kept);
    }
    catch {
        return undefined;
    }
}
function replayOutcome(kept) {
    const outcome = decodeKept(kept);
    if (outcome.kind === 'error')
        return Promise.reject(outcome.error);
    return Promise.resolve(outcome.kind === 'mark' ? true : outcome.value);
}
//# sourceMappingURL=kept.js.map