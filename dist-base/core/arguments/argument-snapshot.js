"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ArgumentSnapshot = void 0;
exports.arePrimitive = arePrimitive;
const node_util_1 = require("node:util");
const kind_1 = require("../kinds/kind");
const kept_1 = require("../values/kept");
/** What can be neither copied nor changed, and is the same for who reads it later. */
function isConstant(value) {
    return !(0, kind_1.isObject)(value) || value instanceof AbortSignal;
}
/** The arguments of one call as they were when it was made, for who reads them later. */
class ArgumentSnapshot {
    /** @param isSame whether these arguments make the same key as they did when the call was made */
    constructor(args, codec, isSame) {
        this.args = args;
        this.isSame = isSame;
        this.kept = args.map((argument) => (isConstant(argument) ? null : keep(argument, codec)));
    }
    /** The arguments as they were, the very same objects while nobody has changed them; undefined where that is lost. */
    restore() {
        const restored = this.kept.map((kept, index) => restoreOne(this.args[index], kept));
        return this.kept.includes(undefined) && !this.isSame(restored) ? undefined : restored;
    }
}
exports.ArgumentSnapshot = ArgumentSnapshot;
function keep(argument, codec) {
    try {
        return codec.encode({ kind: 'result', value: argument });
    }
    catch {
        return undefined;
    }
}
function restoreOne(argument, kept) {
    if (!kept)
        return argument;
    const outcome = (0, kept_1.decodeKept)(kept);
    const before = outcome.kind === 'result' ? outcome.value : undefined;
    return (0, node_util_1.isDeepStrictEqual)(before, argument) ? argument : before;
}
/** Nobody can change anything about those. */
function arePrimitive(args) {
    for (const argument of args)
        if (typeof argument === 'object' && argument !== null)
            return false;
    return true;
}
//# sourceMappingURL=argument-snapshot.js.map