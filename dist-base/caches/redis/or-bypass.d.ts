import type { Lookup } from '../../ports/outcome-cache';
/** A server that answers reads and takes no writes (it is full) is not down: hits go on, and no lease is taken. */
export declare function orBypass(lease: Promise<Lookup>): Promise<Lookup>;
