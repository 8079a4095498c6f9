import type { LocalCopy } from '../../ports/outcome-codec';
import type { Hit, Question } from '../../ports/outcome-cache';
/** What both clocks said at one moment. */
export interface Moment {
    readonly monotonic: number;
    readonly wall: number;
}
/** A hit of the shared cache that this process may answer again for a short time. There is one for all who ask meanwhile. */
export declare class LocalHit implements Hit {
    readonly payload: LocalCopy;
    /** What the shared cache answered. */
    readonly origin: Hit;
    readonly kind = "hit";
    private readonly hasTags;
    private readonly hasResultTags;
    private readonly monotonic;
    private readonly wall;
    private readonly ms;
    constructor(payload: LocalCopy, 
    /** What the shared cache answered. */
    origin: Hit, lease: {
        /** What it is an answer to. */
        readonly question: Question;
        /** Before the first command that the answer rests on was sent. */
        readonly sent: Moment;
        /** From then on, in milliseconds. */
        readonly ms: number;
    });
    /** What relies on no tags is bound to none, and so is no answer to who does; and the other way round. */
    isOfForm({ tags, hasResultTags }: Question): boolean;
    /**
     * Whether it may still be answered. Either clock ends it, whichever stands still or is set; one that shows a time before
     * the beginning shows another time than it did then, and proves nothing.
     */
    isAliveAt(monotonic: number, wall: number): boolean;
}
