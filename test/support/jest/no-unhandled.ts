/**
 * In every test file: no unhandled rejection and no uncaught exception, ever. Jest fails the test during which one
 * happens; what is under way when the last test ends is given the time to fail here, and not in another file.
 */
afterAll(async () => {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
});

const TURNS = 20;
