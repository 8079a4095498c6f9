import { CacheMemoizeError } from './cache-memoize.error';
import { messageOf } from './describe-value';

/**
 * What a cache was asked for when it failed: `connect` is before the first question, `lookup` and `lease` are the two
 * halves of a read, `fill` and `release` end a computation, `invalidateGroup` and `clear` drop outcomes, and `close`
 * comes with the end of the application.
 */
export type CacheOperation =
  'connect' | 'lookup' | 'lease' | 'fill' | 'release' | 'invalidate' | 'clear' | 'close';

/**
 * Tells that a cache failed, or did not answer in time. No call is broken by it: it goes to `onError`, and only an
 * invalidation, whose caller has to know, rejects, with it as the `cause`. What the store said is its own `cause`.
 */
export class CacheOperationError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_CACHE_OPERATION';
  /** The name under which the cache is registered. */
  readonly alias: string;
  /** What the cache was asked for. */
  readonly operation: CacheOperation;

  constructor(facts: { alias: string; operation: CacheOperation; cause: unknown }) {
    super(
      `Cache '${facts.alias}' ${FAILED_TO[facts.operation]}: ${messageOf(facts.cause)} ${consequenceOf(facts)}`,
      {
        cause: facts.cause,
      },
    );
    this.alias = facts.alias;
    this.operation = facts.operation;
  }
}

const CHECK_SERVER = 'Check that its server runs and can be reached from here.';

const CHECK_URL =
  "Check the URL that the client was given: it begins with 'redis://' or 'rediss://', as in redis://localhost:6379.";

/** A URL that cannot be read is no server that does not run. */
function consequenceOf({ operation, cause }: { operation: CacheOperation; cause: unknown }): string {
  const consequence = CONSEQUENCE[operation];
  return isMalformedUrl(cause) ? consequence.replace(CHECK_SERVER, CHECK_URL) : consequence;
}

/** As Node and node-redis say it. */
function isMalformedUrl(cause: unknown): boolean {
  return /^Invalid (?:URL|protocol|pathname)/i.test(messageOf(cause));
}

const FAILED_TO: Record<CacheOperation, string> = {
  connect: 'could not be connected to',
  lookup: 'could not be asked',
  lease: 'answered, but did not let a computation begin',
  fill: 'did not keep an outcome',
  release: 'was not told that a computation is over',
  invalidate: 'did not confirm an invalidation',
  clear: 'did not confirm that it was cleared',
  close: 'did not close in order',
};

const CONSEQUENCE: Record<CacheOperation, string> = {
  connect: `Calls run their methods uncached, and it is tried again. ${CHECK_SERVER}`,
  lookup: `Calls run their methods uncached until it answers again. ${CHECK_SERVER}`,
  lease:
    'What it keeps is still served; misses run their methods uncached. Check that its server takes writes.',
  fill: 'The call had its result, the next one runs the method again. Check that its server takes writes.',
  release: `Calls of other processes may wait up to 'herdWait' for it, once. ${CHECK_SERVER}`,
  invalidate: `Old outcomes may still be served until their ttl ends: invalidate again. ${CHECK_SERVER}`,
  clear: `Old outcomes may still be served until their ttl ends: clear again. ${CHECK_SERVER}`,
  close: 'The application goes on shutting down. Nothing is to be done.',
};
