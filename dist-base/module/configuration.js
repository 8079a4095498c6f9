"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolveConfiguration = resolveConfiguration;
const memory_cache_description_1 = require("../caches/memory/memory-cache.description");
const parse_duration_1 = require("../options/parse-duration");
const defaults_1 = require("../options/defaults");
const option_reader_1 = require("../options/option-reader");
const require_caches_1 = require("../options/require-caches");
const resolve_caches_1 = require("../options/resolve-caches");
const callback_answers_1 = require("../runtime/callback-answers");
const method_extra_1 = require("../runtime/method/method-extra");
const resolve_module_options_1 = require("../options/resolve-module-options");
/**
 * A promise that is given as a cache is listened to from here on, used or not: it may reject before the application has
 * come to it, and an unhandled rejection ends the process.
 *
 * @throws InvalidOptionError
 */
function resolveConfiguration(given) {
    const { caches, options, where, inMemoryBut } = given;
    (0, require_caches_1.requireCaches)(caches, where);
    const resolved = (0, resolve_module_options_1.resolveModuleOptions)(options, where);
    (0, method_extra_1.requireKeyOf)(resolved.defaults.extra, where, 'defaults.extra');
    const entries = (0, resolve_caches_1.resolveCaches)({ [defaults_1.DEFAULT_ALIAS]: (0, memory_cache_description_1.memoryCache)(), ...caches }, resolved);
    for (const { store } of entries)
        (0, callback_answers_1.ignoreRejection)(store);
    return {
        options: resolved,
        caches: inMemoryBut ? entries.map((entry) => putInMemory(entry, inMemoryBut)) : entries,
        isEveryAliasInMemory: inMemoryBut !== undefined,
        bareTtls: findBareTtls(caches, options),
    };
}
/** With its own ttl; and what was a memory cache keeps its bounds. */
function putInMemory(entry, others) {
    const isLeft = others.includes(entry.alias) || entry.store instanceof memory_cache_description_1.MemoryCacheDescription;
    return isLeft ? entry : { ...entry, store: (0, memory_cache_description_1.memoryCache)() };
}
function findBareTtls(caches, options) {
    const ofCaches = Object.entries(caches).map(([alias, cache]) => ({
        who: `The cache '${alias}'`,
        ttl: (0, option_reader_1.isPlainRecord)(cache) && 'store' in cache ? (0, parse_duration_1.bareTtl)(cache['ttl']) : undefined,
    }));
    const all = [{ who: 'CacheMemoizeModule', ttl: (0, parse_duration_1.bareTtl)(options.ttl) }, ...ofCaches];
    return all.filter((each) => each.ttl !== undefined);
}
//# sourceMappingURL=configuration.js.map