import type { DetectedCache, DetectionContext } from './detected-cache';
/** A client of node-redis, and what the user gave: a store or a Keyv that holds it. */
export interface GivenRedis {
    readonly client: unknown;
    readonly given: unknown;
}
/**
 * A Redis reached through its client: the lease protocol where the server runs scripts, the nonce protocol where it
 * forbids them. Which one is known when it was reached for the first time, and stays for the life of the application.
 * Each invalidates what the other keeps, and neither believes it: in a fleet that mixes them nothing is stale, and what
 * one has kept is a miss for the other.
 *
 * @throws UnsupportedCacheError for clients whose answers cannot be trusted after an invalidation
 */
export declare function detectRedis({ client, given }: GivenRedis, context: DetectionContext): DetectedCache;
