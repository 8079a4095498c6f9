/**
 * Numbered slots in the order of their last use. The links are numbers in a typed array, not references between objects,
 * because a hit moves its slot and so touches the links of three others: here they take eight bytes each, and mostly lie
 * in the processor's caches. They make a ring, in which slot 0, which is nobody's, stands between the newest and the
 * oldest.
 */
export declare class RecencyRing {
    private readonly most;
    /** Of each slot the next older one, and behind it the next newer one. */
    private links;
    private used;
    /** Given back, and linked as if each were older than the next. */
    private free;
    /** @param most how many slots are in use at a time at most */
    constructor(most: number);
    /** 0: none is in use. */
    get oldest(): number;
    /** A slot that is not in use, from 1 on; from now on it is, as the newest. */
    take(): number;
    touch(slot: number): void;
    giveBack(slot: number): void;
    private nextSlot;
    private reuse;
    private grow;
    private unlink;
    private append;
}
