import { appendFileSync } from 'node:fs';

/** How often a test of time is tried at most. */
const ATTEMPTS = 3;
const TIMEOUT_MS = 30_000;

/**
 * A test whose assertions are of wall-clock time, and of nothing else: on a machine that is busy with something else
 * it gets another chance, up to two. What is wrong in the code fails three times as well. What must never happen, not
 * even once in a thousand runs, is asserted by an `it` of its own, which is never tried again.
 *
 * Tried again is only what an `expect` has failed: whatever else is thrown, and what nobody handles, fails the test.
 * Each attempt begins from nothing; hooks run once round all of them. `timeout` is that of one attempt.
 */
export function itInTime(name: string, attempt: () => Promise<void>, timeout = TIMEOUT_MS): void {
  it(name, () => tryAgain(attempt), ATTEMPTS * timeout);
}

async function tryAgain(attempt: () => Promise<void>): Promise<void> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isFailedExpectation(error)) throw error;
      tellRetry(error);
    }
  }
}

function isFailedExpectation(error: unknown): error is Error {
  return error instanceof Error && 'matcherResult' in error;
}

/** To whoever looks on, at once, and to retry-reporter.js, which counts them. */
function tellRetry(error: Error): void {
  const name = expect.getState().currentTestName;
  process.stderr.write(`tried again: ${name}\n${error.message}\n`);
  const file = process.env['RETRIES_FILE'];
  if (file !== undefined) appendFileSync(file, `${name}\n`);
}
