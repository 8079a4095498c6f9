/**
 * Tests against a real Redis with the deadlines of production hold promises in wall-clock time. On a machine that is
 * busy with something else they get another chance; what is wrong in the code fails three times as well.
 */
const TIMED = /[\\/]test[\\/](faults|e2e|race|package|contract)[\\/]/;

if (TIMED.test(expect.getState().testPath ?? '')) jest.retryTimes(2, { logErrorsBeforeRetry: true });
