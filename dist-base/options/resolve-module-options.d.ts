import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { MemoizeClock } from '../ports/clock';
import { type ClassEntry } from './class-entry';
import { type ResolvedInvalidationOptions } from './invalidation-options';
import type { CacheMemoizeModuleOptions, DeadlineOptions } from './module-options';
import { type ResolvedMethodDefaults } from './method-defaults';
import { OptionReader } from './option-reader';
import type { TransactionPort } from '../ports/transaction';
/** Is what the code uses: every duration in milliseconds, nothing left out but what has no default. */
export interface ResolvedModuleOptions {
    /** Undefined where it is not said, which is refused as soon as an alias is not a memory cache. */
    readonly keyPrefix: string | undefined;
    readonly ttl: number;
    /** What it says of every method, `classes` included. */
    readonly defaults: ResolvedMethodDefaults;
    readonly isGlobal: boolean;
    readonly classes: readonly ClassEntry[];
    readonly deadline: ResolvedDeadlines;
    readonly herdWait: number;
    readonly leaseMs: number;
    readonly joinWait: number;
    readonly breaker: {
        readonly failures: number;
        readonly halfOpenAfter: number;
    };
    readonly maxKeyBytes: number;
    readonly maxValueBytes: number;
    readonly secrets: readonly string[];
    readonly transactions: TransactionPort | undefined;
    readonly invalidation: ResolvedInvalidationOptions;
    readonly enabled: boolean;
    readonly http: boolean;
    /** Undefined: no hit is audited. */
    readonly audit: ResolvedAudit | undefined;
    readonly startupLog: boolean;
    /** Undefined: the system's. */
    readonly clock: MemoizeClock | undefined;
    readonly onError: ((error: CacheMemoizeError) => void) | undefined;
}
/** Is what the code uses of an audit. */
export interface ResolvedAudit {
    /** Of 1, and more than 0: which hits are audited. */
    readonly share: number;
    /** Whether a hit is answered first. */
    readonly isBehind: boolean;
}
/** Is what the code uses of deadlines: milliseconds. */
export interface ResolvedDeadlines {
    readonly read: number;
    readonly fill: number;
    readonly invalidate: number;
}
/** The names of all options of the module. */
export declare const MODULE_OPTIONS: readonly string[];
/** Checks the options of the module. @throws InvalidOptionError */
export declare function resolveModuleOptions(given: CacheMemoizeModuleOptions, where: string): ResolvedModuleOptions;
/** Checks deadlines. Where one is left out, the one in `otherwise` takes its place: the default, or the module's. */
export declare function resolveDeadlines(options: OptionReader, otherwise: Required<DeadlineOptions>): ResolvedDeadlines;
