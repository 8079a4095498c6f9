"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolveCaches = resolveCaches;
const option_reader_1 = require("./option-reader");
const resolve_module_options_1 = require("./resolve-module-options");
const WHERE = 'the caches of CacheMemoizeModule';
const SETTINGS = ['store', 'ttl', 'keyPrefix', 'deadline'];
/** Checks the caches of the module. @throws InvalidOptionError */
function resolveCaches(caches, options) {
    option_reader_1.OptionReader.of(caches, WHERE);
    return Object.entries(caches).map(([alias, given]) => resolveCache(alias, given, options));
}
function resolveCache(alias, given, module) {
    const { ttl, keyPrefix, deadline } = module;
    if (!isSettings(given))
        return { alias, store: given, ttl, keyPrefix, deadline };
    const settings = option_reader_1.OptionReader.of(given, `${WHERE}, '${alias}'`).allowOnly(SETTINGS);
    return {
        alias,
        store: settings.get('store'),
        ttl: settings.duration('ttl', ttl),
        keyPrefix: settings.prefix('keyPrefix') ?? keyPrefix,
        deadline: (0, resolve_module_options_1.resolveDeadlines)(settings, deadline),
    };
}
/** Tells settings from a cache: one of cache-manager 5 is an object literal with a `store` too, but it can get. */
function isSettings(given) {
    return (0, option_reader_1.isPlainRecord)(given) && 'store' in given && typeof given['get'] !== 'function';
}
//# sourceMappingURL=resolve-caches.js.map