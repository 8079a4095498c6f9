"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SharingCodec = void 0;
const node_util_1 = require("node:util");
const kind_1 = require("../kinds/kind");
const path_1 = require("../kinds/path");
const kept_1 = require("./kept");
const refusal_1 = require("./refusal");
/** Serves memory with `isolation: 'share'`: everybody gets the very same object. */
class SharingCodec {
    constructor(options) {
        this.options = options;
        this.replay = kept_1.replayKept;
    }
    encode(outcome) {
        if (outcome.kind === 'mark')
            return new kept_1.KeptMark();
        if (outcome.kind === 'error')
            return new kept_1.KeptSharedError(outcome.error);
        refuseSingleUse(outcome.value, this.options.method);
        return new kept_1.KeptShared(outcome.value);
    }
    decode(payload) {
        return (0, kept_1.decodeKept)(payload);
    }
}
exports.SharingCodec = SharingCodec;
/** The most objects that are looked at: a shared value may be as large as the heap. */
const MOST_OBJECTS = 1_000;
/**
 * Refuses what serves one reader only: promises, streams, iterators, and requests and responses with a body, the value
 * itself or inside its object literals, arrays, Maps and Sets, as far as the first thousand objects, and the first
 * thousand children of each. Other instances
 * are not looked into.
 *
 * @throws UncacheableValueError
 */
function refuseSingleUse(value, method) {
    if (!(0, kind_1.isObject)(value))
        return;
    const found = [{ value, path: [] }];
    const seen = new Set([value]);
    for (let index = 0; index < found.length && found.length <= MOST_OBJECTS; index++) {
        const each = found[index];
        try {
            refuseOnce(each.value);
            addChildren(each, { found, seen });
        }
        catch (error) {
            throw (0, refusal_1.explainRefusal)(error, { method, path: (0, path_1.joinSteps)('result', each.path) });
        }
    }
}
function refuseOnce(value) {
    if ((0, kind_1.isPromise)(value))
        (0, refusal_1.refuse)('a promise');
    if ((0, kind_1.isStream)(value))
        (0, refusal_1.refuse)('a stream');
    if ((0, kind_1.isIterator)(value))
        (0, refusal_1.refuse)('an iterator');
    if ((0, kind_1.hasBody)(value))
        (0, refusal_1.refuse)('a request or a response with a body');
}
/** Adds the objects among the children of one, of which no more are listed than are looked at. */
function addChildren({ value, path }, { found, seen }) {
    let looked = 0;
    for (const [step, child] of childrenOf(value)) {
        if (looked++ >= MOST_OBJECTS || found.length > MOST_OBJECTS)
            return;
        if (!(0, kind_1.isObject)(child) || seen.has(child))
            continue;
        seen.add(child);
        found.push({ value: child, path: [...path, step] });
    }
}
/** Lists the steps to the children, and these, as far as somebody asks. */
function* childrenOf(value) {
    const kind = (0, kind_1.kindOf)(value);
    if (kind === 'map' && node_util_1.types.isMap(value))
        yield* childrenOfMap(value);
    else if (kind === 'set' && node_util_1.types.isSet(value))
        yield* childrenOfSet(value);
    else if (kind === 'array' && Array.isArray(value))
        yield* childrenOfArray(value);
    else if (kind === 'object' || kind === 'null-object') {
        for (const name of Object.keys(value))
            yield [(0, path_1.stepTo)(name), Reflect.get(value, name)];
    }
}
function* childrenOfMap(value) {
    let index = 0;
    for (const [key, child] of value) {
        yield [`[key ${index}]`, key];
        yield [typeof key === 'string' ? (0, path_1.stepTo)(key) : `[value ${index}]`, child];
        index++;
    }
}
function* childrenOfSet(value) {
    let index = 0;
    for (const child of value)
        yield [`[member ${index++}]`, child];
}
function* childrenOfArray(value) {
    for (let index = 0; index < value.length; index++)
        yield [(0, path_1.stepTo)(String(index)), value[index]];
}
//# sourceMappingURL=sharing-codec.js.map