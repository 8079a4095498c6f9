import { types } from 'node:util';

/**
 * For what was answered where no promise is of use. It is refused for what it is; should it reject as well, nobody
 * would listen, and an unhandled rejection ends the process. Promises alone, of any realm: another object with a
 * `then`, such as a query, may begin only when it is asked, and it may well have a key.
 */
export function ignoreRejection(answer: unknown): void {
  if (types.isPromise(answer)) answer.catch(() => undefined);
}
