"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryHit = void 0;
/** An entry that was found, and where. */
class MemoryHit {
    constructor(payload, slot) {
        this.payload = payload;
        this.slot = slot;
    }
    /** Whether both are the same entry, and none has taken its place in between. */
    isSameAs(other) {
        return other instanceof MemoryHit && this.payload === other.payload && this.slot === other.slot;
    }
}
exports.MemoryHit = MemoryHit;
// On the prototype: the same for all, and one is made for every hit.
Object.defineProperty(MemoryHit.prototype, 'kind', { value: 'hit' });
//# sourceMappingURL=memory-hit.js.map