/**
 * For what was answered where no promise is of use. It is refused for what it is; should it reject as well, nobody
 * would listen, and an unhandled rejection ends the process.
 */
export function ignoreRejection(answer: unknown): void {
  if (answer instanceof Promise) answer.catch(() => undefined);
}
