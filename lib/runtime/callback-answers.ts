import { types } from 'node:util';

/**
 * For what was answered where no promise is of use. It is refused for what it is; should it reject as well, nobody
 * would listen, and an unhandled rejection ends the process. Promises alone, of any realm: another object with a
 * `then`, such as a query, may begin only when it is asked, and it may well have a key.
 */
export function ignoreRejection(answer: unknown): void {
  // Most answers are texts: a key then costs no question to Node.
  if (typeof answer === 'object' && types.isPromise(answer)) answer.catch(() => undefined);
}

/**
 * Listens to what a callback answered whose answer nobody waits for, should it be a promise: one of another realm and
 * any object with a `then` included, as for `await`.
 */
export function whenRejected(answer: unknown, listen: (cause: unknown) => void): void {
  // Most callbacks answer nothing, or a number: a hit then costs no promise.
  if (typeof answer === 'object' || typeof answer === 'function') Promise.resolve(answer).catch(listen);
}

/** Whether `await` would wait for it. */
export function isThenable(answer: unknown): boolean {
  if (types.isPromise(answer)) return true;
  const isObject = (typeof answer === 'object' && answer !== null) || typeof answer === 'function';
  return isObject && typeof (answer as { readonly then?: unknown }).then === 'function';
}
