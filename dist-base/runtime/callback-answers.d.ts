/**
 * For what was answered where no promise is of use. It is refused for what it is; should it reject as well, nobody
 * would listen, and an unhandled rejection ends the process. Promises alone, of any realm: another object with a
 * `then`, such as a query, may begin only when it is asked, and it may well have a key.
 */
export declare function ignoreRejection(answer: unknown): void;
/**
 * Listens to what a callback answered whose answer nobody waits for, should it be a promise: one of another realm and
 * any object with a `then` included, as for `await`.
 */
export declare function whenRejected(answer: unknown, listen: (cause: unknown) => void): void;
/** Whether `await` would wait for it. */
export declare function isThenable(answer: unknown): boolean;
