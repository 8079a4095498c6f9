"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.putMemoryInFront = putMemoryInFront;
exports.placeOfMemory = placeOfMemory;
exports.refuseMemory = refuseMemory;
const wrapped_cache_1 = require("../caches/detection/wrapped-cache");
const memory_cache_description_1 = require("../caches/memory/memory-cache.description");
const local_copies_1 = require("../caches/tiered/local-copies");
const tiered_cache_1 = require("../caches/tiered/tiered.cache");
const unsupported_cache_error_1 = require("../errors/unsupported-cache.error");
/** What was made for an alias, with the memory in front of it that its `tiered()` describes. */
function putMemoryInFront({ memory }, { cache, counters }, { clock, scheduler }) {
    const copies = memory && new local_copies_1.LocalCopies({ maxEntries: memory.maxEntries, maxBytes: memory.maxBytes, clock, counters });
    const tiered = new tiered_cache_1.TieredCache(cache, { copies, scheduler });
    return { cache: tiered, counters, isolation: memory?.isolation ?? 'copy', isTiered: true };
}
/** What stands in front, for who reads a log. */
function placeOfMemory({ memory }) {
    return memory ? 'memory in front of ' : 'no memory, but that of others, in front of ';
}
/** Behind memory stands something else than memory. @throws UnsupportedCacheError */
function refuseMemory(given, alias) {
    const isMemory = given instanceof memory_cache_description_1.MemoryCacheDescription;
    if (isMemory || (given instanceof wrapped_cache_1.WrappedCache && given.isMemory))
        throw new unsupported_cache_error_1.UnsupportedCacheError({ alias, given, problem: 'memory in front of memory' });
}
//# sourceMappingURL=memory-in-front.js.map