"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ignoreRejection = ignoreRejection;
exports.whenRejected = whenRejected;
exports.isThenable = isThenable;
const node_util_1 = require("node:util");
/**
 * For what was answered where no promise is of use. It is refused for what it is; should it reject as well, nobody
 * would listen, and an unhandled rejection ends the process. Promises alone, of any realm: another object with a
 * `then`, such as a query, may begin only when it is asked, and it may well have a key.
 */
function ignoreRejection(answer) {
    if (node_util_1.types.isPromise(answer))
        answer.catch(() => undefined);
}
/**
 * Listens to what a callback answered whose answer nobody waits for, should it be a promise: one of another realm and
 * any object with a `then` included, as for `await`.
 */
function whenRejected(answer, listen) {
    // Most callbacks answer nothing, or a number: a hit then costs no promise.
    if (typeof answer === 'object' || typeof answer === 'function')
        Promise.resolve(answer).catch(listen);
}
/** Whether `await` would wait for it. */
function isThenable(answer) {
    if (node_util_1.types.isPromise(answer))
        return true;
    const isObject = (typeof answer === 'object' && answer !== null) || typeof answer === 'function';
    return isObject && typeof answer.then === 'function';
}
//# sourceMappingURL=callback-answers.js.map