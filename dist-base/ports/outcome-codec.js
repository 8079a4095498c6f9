"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalCopy = void 0;
exports.originalOf = originalOf;
/** What is made of a text takes about twice as much memory as the text itself, which stays. */
const BYTES_PER_CHARACTER = 3;
/**
 * What a hit from the memory in front of a shared cache has for a payload: what the shared cache answered, and beside it what
 * the codec has made of that, so that the next hit is answered as fast as one of a memory cache.
 */
class LocalCopy {
    constructor(original) {
        this.original = original;
        /** In the form that memory keeps, once there is one; `null`: there can be none, so that each hit reads the original. */
        this.kept = undefined;
    }
    get bytes() {
        return typeof this.original === 'string' ? BYTES_PER_CHARACTER * this.original.length : 0;
    }
}
exports.LocalCopy = LocalCopy;
/** What the shared cache has answered, for who compares two answers. */
function originalOf(payload) {
    return payload instanceof LocalCopy ? payload.original : payload;
}
//# sourceMappingURL=outcome-codec.js.map