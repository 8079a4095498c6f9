"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Sampler = void 0;
/** Says of which hits one is audited: of all, or of a part of them, at random. What it costs a hit is one subtraction. */
class Sampler {
    /** @param share of 1, more than 0 */
    constructor(share, random = Math.random) {
        this.share = share;
        this.random = random;
        this.left = this.draw();
    }
    /** Whether the next hit is taken. */
    get isDue() {
        return this.left === 0;
    }
    /** Counts a hit; true where it is taken. */
    take() {
        if (this.left > 0) {
            this.left--;
            return false;
        }
        this.left = this.draw();
        return true;
    }
    /** As many as chance would let go by if each hit were drawn by itself. */
    draw() {
        return this.share >= 1 ? 0 : Math.floor(Math.log(1 - this.random()) / Math.log(1 - this.share));
    }
}
exports.Sampler = Sampler;
//# sourceMappingURL=sampler.js.map