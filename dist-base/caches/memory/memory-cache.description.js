"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MEMORY_OPTIONS = exports.MemoryCacheDescription = void 0;
exports.memoryCache = memoryCache;
exports.resolveMemory = resolveMemory;
const defaults_1 = require("../../options/defaults");
const option_reader_1 = require("../../options/option-reader");
/**
 * A description of a memory cache, made by {@link memoryCache}. Each application makes a cache of its own from it, so
 * that two applications in one process share nothing.
 */
class MemoryCacheDescription {
    constructor(maxEntries, isolation, 
    /** `Infinity`: no such bound. */
    maxBytes) {
        this.maxEntries = maxEntries;
        this.isolation = isolation;
        this.maxBytes = maxBytes;
    }
}
exports.MemoryCacheDescription = MemoryCacheDescription;
/**
 * The embedded default: outcomes are kept in this process, bounded, the least recently used goes first.
 *
 * @example
 * ```ts
 * CacheMemoizeModule.forRoot({ default: memoryCache({ maxEntries: 50_000 }) })
 * ```
 *
 * @throws InvalidOptionError
 */
function memoryCache(given = {}) {
    return resolveMemory(option_reader_1.OptionReader.of(given, 'memoryCache()').allowOnly(exports.MEMORY_OPTIONS));
}
/** The names of {@link MemoryCacheOptions}. */
exports.MEMORY_OPTIONS = ['maxEntries', 'maxBytes', 'isolation'];
/** Checks how memory is to keep. @throws InvalidOptionError */
function resolveMemory(options) {
    const isolation = options.get('isolation') ?? 'copy';
    if (isolation !== 'copy' && isolation !== 'share')
        options.refuse('isolation', "'copy' or 'share'");
    if (isolation === 'share' && options.has('maxBytes'))
        options.refuse('maxBytes', "left out with isolation: 'share', which looks at no value");
    const maxEntries = options.integer('maxEntries', defaults_1.DEFAULT_MAX_ENTRIES);
    const maxBytes = options.has('maxBytes') ? options.integer('maxBytes', 1) : Infinity;
    return new MemoryCacheDescription(maxEntries, isolation, maxBytes);
}
//# sourceMappingURL=memory-cache.description.js.map