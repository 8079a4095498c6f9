import type { SharedCache } from '../../ports/outcome-cache';
import type { RetryTiming } from '../../time/retry';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
/** What a cache is set up with. */
export interface DetectionContext extends StoredCacheSettings, RetryTiming {
    /** The name that errors call it by. */
    readonly alias: string;
    /** The server does not take the credentials of what was given. */
    readonly onRefused?: () => void;
}
/** A cache as it was given, with the right protocol in front of it once it was reached. */
export interface DetectedCache {
    /** What it is, for who reads a log: `Redis`. */
    readonly place: string;
    /**
     * The cache, as soon as its server answers. Rejects when an attempt to reach it has failed, and may be called again.
     *
     * @throws UnsupportedCacheError (as a rejection) for what shows only then that it cannot be used
     */
    reach(): Promise<SharedCache>;
    /** Ends what was opened beside what was given, if nobody has ended it yet. */
    close(): void;
    /** Closes the client or store that was given, after the cache itself. Never rejects. */
    dispose(): Promise<void>;
}
