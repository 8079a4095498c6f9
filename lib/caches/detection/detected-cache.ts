import type { Clock } from '../../ports/clock';
import type { OutcomeCache } from '../../ports/outcome-cache';

/** What a cache is set up with. */
export interface DetectionContext {
  /** The name that errors call it by. */
  readonly alias: string;
  /** What every name in the store begins with. */
  readonly keyPrefix: string;
  /** How long a computation may take and still be kept, in milliseconds. */
  readonly leaseMs: number;
  /** How long close() waits for fills under way, in milliseconds. @default 1000 */
  readonly drainMs?: number;
  readonly clock: Clock;
}

export interface DetectedCache {
  readonly cache: OutcomeCache;
  /** Closes the client or store behind the cache, after the cache itself. Never rejects. */
  dispose(): Promise<void>;
}
