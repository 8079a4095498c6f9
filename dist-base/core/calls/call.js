"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.argumentsOf = argumentsOf;
exports.hasAbortedSignal = hasAbortedSignal;
/** The arguments as they were when the call was made, where they can still be had. */
function argumentsOf({ args, snapshot }) {
    return snapshot?.restore() ?? args;
}
/** Whether a signal among the arguments, or as the field `signal` of one, is aborted. */
function hasAbortedSignal(args) {
    return args.some((argument) => isAborted(argument) || isAborted(signalOf(argument)));
}
function signalOf(argument) {
    const isObject = typeof argument === 'object' && argument !== null;
    return isObject && 'signal' in argument ? argument.signal : undefined;
}
function isAborted(value) {
    return value instanceof AbortSignal && value.aborted;
}
//# sourceMappingURL=call.js.map