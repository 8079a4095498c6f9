"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TieredDescription = void 0;
exports.tiered = tiered;
const option_reader_1 = require("../../options/option-reader");
const memory_cache_description_1 = require("../memory/memory-cache.description");
/** A description of memory in front of a shared cache, made by {@link tiered}. */
class TieredDescription {
    constructor(
    /** Undefined where nothing is kept in this process. */
    memory, store) {
        this.memory = memory;
        this.store = store;
    }
}
exports.TieredDescription = TieredDescription;
/**
 * Memory in front of a shared cache. A process answers from its memory for at most 200 ms what it has read in the shared
 * cache, and **each invalidation, and each `refresh`, waits 207 ms after it was confirmed**: then no process answers any more
 * with what was invalidated. Right for what is read much more often than it is changed; wrong where changes come often, and
 * somebody waits for them.
 *
 * Every process that invalidates under the `keyPrefix` has to declare it, with `memory: { serve: false }` if it keeps nothing
 * itself: one that does not, does not wait.
 *
 * @example
 * ```ts
 * CacheMemoizeModule.forRoot(
 *   { shared: tiered({ memory: { maxEntries: 10_000 }, store: () => redisStore({ url }) }) },
 *   { keyPrefix: 'shop' },
 * )
 * ```
 *
 * @throws InvalidOptionError
 */
function tiered(given) {
    const options = option_reader_1.OptionReader.of(given, 'tiered()').allowOnly(['memory', 'store']);
    requireStore(options);
    const memory = options.section('memory', [...memory_cache_description_1.MEMORY_OPTIONS, 'serve']);
    if (memory.boolean('serve', true))
        return new TieredDescription((0, memory_cache_description_1.resolveMemory)(memory), given.store);
    for (const name of memory_cache_description_1.MEMORY_OPTIONS)
        if (memory.has(name))
            memory.refuse(name, 'left out with serve: false, which keeps nothing');
    return new TieredDescription(undefined, given.store);
}
const STORE = 'the shared cache that the memory stands in front of, best a function: () => redisStore({ url })';
function requireStore(options) {
    const store = options.get('store');
    if ((typeof store !== 'object' || store === null) && typeof store !== 'function')
        options.refuse('store', STORE);
    if (store instanceof memory_cache_description_1.MemoryCacheDescription)
        options.refuse('store', `${STORE}. memoryCache() is memory already, and needs none in front of it`);
    if (store instanceof TieredDescription)
        options.refuse('store', `${STORE}, and no tiered() once more`);
    if ((0, option_reader_1.isPlainRecord)(store) && 'store' in store && typeof store['get'] !== 'function')
        options.refuse('store', `${STORE}. ttl, keyPrefix and deadline stand outside: { store: tiered({ … }), ttl }`);
    // Whoever registers it waits for it later; until then it may have failed with nobody listening.
    if (store instanceof Promise)
        store.catch(() => undefined);
}
//# sourceMappingURL=tiered.description.js.map