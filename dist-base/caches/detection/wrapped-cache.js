"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.WrappedCache = void 0;
const memory_cache_description_1 = require("../memory/memory-cache.description");
/** A cache that was given inside of something that stands before it, whatever the cache turns out to be. */
class WrappedCache {
    constructor(
    /** Anything that is a cache by itself. */
    given, 
    /** Puts something before it, once it was reached; of each application anew. */
    wrap, 
    /** What it does, for who reads a log: `Redis, unreliable`. */
    description) {
        this.given = given;
        this.wrap = wrap;
        this.description = description;
    }
    /** Whether it is memory of one process, that nobody else can reach. */
    get isMemory() {
        return this.given instanceof memory_cache_description_1.MemoryCacheDescription;
    }
}
exports.WrappedCache = WrappedCache;
//# sourceMappingURL=wrapped-cache.js.map