import type { CacheEntry } from '../options/resolve-caches';
import type { ResolvedModuleOptions } from '../options/resolve-module-options';
import { type Time } from '../time/system-time';
import type { Activity } from '../ports/activity';
import type { RegisteredCache } from './registered-cache';
export interface CacheRegistryParts {
    readonly options: ResolvedModuleOptions;
    readonly activity: Activity;
    readonly time: Time;
    /** Whether an alias that is not given is a memory cache as soon as a method is memoized on it. */
    readonly isEveryAliasInMemory?: boolean;
}
/** alias → cache: makes what stands behind each alias, keeps what is remote from breaking a call, and closes it all. */
export declare class CacheRegistry {
    private readonly parts;
    private readonly registered;
    /** For aliases that do not exist, and need not. */
    private readonly standIns;
    private readonly sources;
    /** What stands behind each alias, in words. */
    private readonly places;
    private readonly deadlines;
    /** For what is asked with every call, and need not know it to the microsecond. */
    private readonly expiryClock;
    private constructor();
    /** @throws CacheMemoizeError for what is refused */
    static create(entries: readonly CacheEntry[], parts: CacheRegistryParts): Promise<CacheRegistry>;
    /** Those that were given, with the default. */
    get caches(): readonly RegisteredCache[];
    get aliases(): readonly string[];
    /** With `enabled: false` nothing is kept, and so no alias needs to exist. */
    get(alias: string): RegisteredCache | undefined;
    /** A decorator names this alias: where every alias is in memory, it is there from now on. */
    ensure(alias: string): void;
    /** What stands behind an alias, for who reads a log: `Redis, prefix 'shop'`. */
    placeOf(alias: string): string;
    close(): Promise<void>;
    private register;
    private registerShared;
    private standIn;
    private addMemory;
    private addShared;
    private tryOnce;
    private add;
    private complete;
    /** A client that is broken already may refuse to be closed; the application's end must not hang on it. */
    private closeSource;
}
