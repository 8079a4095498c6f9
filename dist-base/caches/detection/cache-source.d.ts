import type { SharedCache } from '../../ports/outcome-cache';
import { MemoryCacheDescription } from '../memory/memory-cache.description';
import type { DetectionContext } from './detected-cache';
export interface CacheSourceSettings extends DetectionContext {
    /** Whether `given` is a function that makes the cache. What it makes is ours to close. */
    readonly isMade: boolean;
    /** What was made is forgotten, because the server does not take its credentials any more: make it anew. */
    readonly onForgotten?: () => void;
}
/** Where a cache comes from: what a user gave, or makes when it is first asked for. */
export declare class CacheSource {
    private readonly given;
    private readonly settings;
    private detected;
    private making;
    private isClosed;
    /** Whether a function made nothing but the description of a memory cache, which nobody else can reach. */
    memory: MemoryCacheDescription | undefined;
    constructor(given: unknown, settings: CacheSourceSettings);
    /** What stands there, for who reads a log; undefined while that is not known. */
    get place(): string | undefined;
    /**
     * The cache, as soon as its server answers. Rejects when an attempt has failed, and may be called again.
     *
     * @throws UnsupportedCacheError (as a rejection)
     */
    reach(): Promise<SharedCache>;
    /** After the cache itself. Never rejects. */
    close(): Promise<void>;
    private detect;
    private forget;
    private discard;
    private make;
}
