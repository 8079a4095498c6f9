import type { Hit, Payload } from '../../ports/outcome-cache';
/** An entry that was found, and where. */
export declare class MemoryHit implements Hit {
    readonly payload: Payload;
    readonly slot: number;
    readonly kind: 'hit';
    constructor(payload: Payload, slot: number);
    /** Whether both are the same entry, and none has taken its place in between. */
    isSameAs(other: Hit): boolean;
}
