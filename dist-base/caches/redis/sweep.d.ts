import type { RedisSession } from '../connection/redis-session';
/**
 * Removes every key that matches, on every primary, and blocks the server no longer than one step takes.
 *
 * One pass is enough for clear(): every nonce that was there when the pass began is gone when it has ended, and an
 * outcome that slips in behind the cursor is bound to one of those.
 */
export declare function sweep(session: RedisSession, pattern: string, onProgress: () => void): Promise<void>;
