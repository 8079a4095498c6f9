import type { DetectedCache, DetectionContext } from './detected-cache';
/**
 * Finds out what was given for an alias, and puts the right protocol in front of it.
 *
 * @throws UnsupportedCacheError
 */
export declare function detectCache(given: unknown, context: DetectionContext): DetectedCache;
