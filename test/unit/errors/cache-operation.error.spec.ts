import { CacheMemoizeError } from '../../../lib/errors/cache-memoize.error';
import { type CacheOperation, CacheOperationError } from '../../../lib/errors/cache-operation.error';

const CHECK_SERVER = 'Check that its server runs and can be reached from here.';

describe('CacheOperationError', () => {
  const cause = new Error('Socket closed unexpectedly');
  const errorOf = (operation: CacheOperation, reason: unknown = cause) =>
    new CacheOperationError({ alias: 'shared', operation, cause: reason });

  it('carries its facts', () => {
    const error = errorOf('lookup');
    expect(error).toBeInstanceOf(CacheMemoizeError);
    expect(error).toMatchObject({
      name: 'CacheOperationError',
      code: 'E_CACHE_MEMOIZE_CACHE_OPERATION',
      alias: 'shared',
      operation: 'lookup',
      cause,
    });
  });

  it.each<[CacheOperation, string, string]>([
    [
      'connect',
      'could not be connected to',
      `Calls run their methods uncached, and it is tried again. ${CHECK_SERVER}`,
    ],
    [
      'lookup',
      'could not be asked',
      `Calls run their methods uncached until it answers again. ${CHECK_SERVER}`,
    ],
    [
      'lease',
      'answered, but did not let a computation begin',
      'What it keeps is still served; misses run their methods uncached. Check that its server takes writes.',
    ],
    [
      'fill',
      'did not keep an outcome',
      'The call had its result, the next one runs the method again. Check that its server takes writes.',
    ],
    [
      'release',
      'was not told that a computation is over',
      `Calls of other processes may wait up to 'herdWait' for it, once. ${CHECK_SERVER}`,
    ],
    [
      'invalidate',
      'did not confirm an invalidation',
      `Old outcomes may still be served until their ttl ends: invalidate again. ${CHECK_SERVER}`,
    ],
    [
      'clear',
      'did not confirm that it was cleared',
      `Old outcomes may still be served until their ttl ends: clear again. ${CHECK_SERVER}`,
    ],
    ['close', 'did not close in order', 'The application goes on shutting down. Nothing is to be done.'],
  ])('says what happened, what follows and what to do: %s', (operation, failed, consequence) => {
    expect(errorOf(operation).message).toBe(
      `Cache 'shared' ${failed}: Socket closed unexpectedly. ${consequence}`,
    );
  });

  it.each([
    ['ends a sentence that is ended already as it is', new Error('Is it up?'), 'Is it up?'],
    ['names an error without a message', new TypeError(), 'TypeError.'],
    ['quotes what is no error', 'ECONNRESET', 'ECONNRESET.'],
  ])('%s', (_, reason, text) => {
    expect(errorOf('close', reason).message).toBe(
      `Cache 'shared' did not close in order: ${text} The application goes on shutting down. Nothing is to be done.`,
    );
  });
});
