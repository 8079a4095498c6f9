"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.argumentsForRenewal = argumentsForRenewal;
const argument_copies_1 = require("./argument-copies");
/**
 * The arguments of a call for a run that is not the call's: copies of its own, and without the signals by which the call
 * can be called off, alone or as the field `signal` of one.
 *
 * @throws UncopyableArgument
 */
function argumentsForRenewal(args, terms) {
    for (const [index, argument] of args.entries())
        if (typeof argument === 'function')
            throw new argument_copies_1.UncopyableArgument(`argument ${index} is a function`);
    return new argument_copies_1.ArgumentCopies(args.map(withoutSignal), terms).make();
}
function withoutSignal(argument) {
    if (argument instanceof AbortSignal)
        return undefined;
    return hasSignal(argument) ? { ...argument, signal: undefined } : argument;
}
/** Of an instance a field cannot be left out. */
function hasSignal(argument) {
    if (typeof argument !== 'object' || argument === null || !('signal' in argument))
        return false;
    return argument.signal instanceof AbortSignal && Object.getPrototypeOf(argument) === Object.prototype;
}
//# sourceMappingURL=renewal-arguments.js.map