"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ArgumentCopies = exports.UncopyableArgument = void 0;
const uncacheable_value_error_1 = require("../../errors/uncacheable-value.error");
const kind_1 = require("../kinds/kind");
const copying_codec_1 = require("../values/copying-codec");
const kept_1 = require("../values/kept");
const find_classes_1 = require("./find-classes");
/** Tells which argument cannot be copied, and why, as the end of a sentence. */
class UncopyableArgument extends Error {
}
exports.UncopyableArgument = UncopyableArgument;
/**
 * The arguments of a call as they were, by the rules of values: what a run does to its own, nobody sees. Classes of
 * instances need not be listed here: a copy that lives for one run takes nothing into a store.
 */
class ArgumentCopies {
    /** @throws UncopyableArgument */
    constructor(args, { method, maxValueBytes, classes }) {
        this.args = args;
        const found = (0, find_classes_1.findClasses)(args).map((each) => ({ class: each }));
        const codec = new copying_codec_1.CopyingCodec({ method, maxValueBytes, classes: [...found, ...classes] });
        this.kept = args.map((argument, index) => isConstant(argument) ? undefined : keep(argument, index, codec));
    }
    /** New ones each time. */
    make() {
        return this.kept.map((kept, index) => (kept === undefined ? this.args[index] : valueOf(kept)));
    }
}
exports.ArgumentCopies = ArgumentCopies;
/** A signal tells its own call that it is called off. */
function isConstant(value) {
    return !(0, kind_1.isObject)(value) || value instanceof AbortSignal;
}
function keep(argument, index, codec) {
    try {
        return codec.encode({ kind: 'result', value: argument });
    }
    catch (error) {
        if (!(error instanceof uncacheable_value_error_1.UncacheableValueError))
            throw error;
        throw new UncopyableArgument(`${error.path.replace('result', `argument ${index}`)} is ${error.reason}`);
    }
}
function valueOf(kept) {
    const outcome = (0, kept_1.decodeKept)(kept);
    return outcome.kind === 'result' ? outcome.value : undefined;
}
//# sourceMappingURL=argument-copies.js.map