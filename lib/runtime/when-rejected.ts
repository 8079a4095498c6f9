/**
 * Listens to what a callback answered whose answer nobody waits for, should it be a promise: one of another realm and
 * any object with a `then` included, as for `await`.
 */
export function whenRejected(answer: unknown, listen: (cause: unknown) => void): void {
  // Most callbacks answer nothing, or a number: a hit then costs no promise.
  if (typeof answer === 'object' || typeof answer === 'function') Promise.resolve(answer).catch(listen);
}
