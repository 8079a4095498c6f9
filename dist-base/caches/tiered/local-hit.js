"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalHit = void 0;
/** A hit of the shared cache that this process may answer again for a short time. There is one for all who ask meanwhile. */
class LocalHit {
    constructor(payload, 
    /** What the shared cache answered. */
    origin, lease) {
        this.payload = payload;
        this.origin = origin;
        this.kind = 'hit';
        this.hasTags = lease.question.tags !== undefined;
        this.hasResultTags = lease.question.hasResultTags;
        this.monotonic = lease.sent.monotonic;
        this.wall = lease.sent.wall;
        this.ms = lease.ms;
    }
    /** What relies on no tags is bound to none, and so is no answer to who does; and the other way round. */
    isOfForm({ tags, hasResultTags }) {
        return (tags !== undefined) === this.hasTags && hasResultTags === this.hasResultTags;
    }
    /**
     * Whether it may still be answered. Either clock ends it, whichever stands still or is set; one that shows a time before
     * the beginning shows another time than it did then, and proves nothing.
     */
    isAliveAt(monotonic, wall) {
        const byMonotonic = monotonic - this.monotonic;
        const byWall = wall - this.wall;
        return byMonotonic >= 0 && byMonotonic < this.ms && byWall >= 0 && byWall < this.ms;
    }
}
exports.LocalHit = LocalHit;
//# sourceMappingURL=local-hit.js.map