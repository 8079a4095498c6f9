import type { Clock } from '../../ports/clock';
import type { Scheduler } from '../../ports/scheduler';
import type { NonceSource } from './nonce-source';
/** What a cache over a store is set up with. Durations are milliseconds. */
export interface StoredCacheSettings {
    /** What every name in the store begins with. */
    readonly keyPrefix: string;
    /** How long a computation may take and still be kept. */
    readonly leaseMs: number;
    /** How long close() waits for fills under way. */
    readonly drainMs: number;
    readonly clock: Clock;
    readonly scheduler: Scheduler;
    /** Where tokens and nonces come from. @default a cryptographic source */
    readonly nonce?: NonceSource | undefined;
}
