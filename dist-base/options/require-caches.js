"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requireCaches = requireCaches;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("./option-reader");
const resolve_module_options_1 = require("./resolve-module-options");
const RIGHT_FORM = "CacheMemoizeModule.forRoot({ shared: () => redisStore({ url }) }, { keyPrefix: 'shop' })";
const CACHES_BY_NAME = `an object that names caches: ${RIGHT_FORM}`;
const OPTION_AMONG_CACHES = `given in the second argument, because the first one names caches: ${RIGHT_FORM}`;
const CACHES_IN_CACHES = `left out, because the first argument is the caches themselves: ${RIGHT_FORM}`;
/**
 * What the module was given as its caches is an object of caches, and not something else in their place.
 *
 * @param where who gave it, for errors
 * @throws InvalidOptionError
 */
function requireCaches(caches, where) {
    if (!(0, option_reader_1.isPlainRecord)(caches)) {
        throw new invalid_option_error_1.InvalidOptionError({ option: 'caches', value: caches, where, expected: CACHES_BY_NAME });
    }
    const reader = new option_reader_1.OptionReader(caches, where);
    for (const name of ['caches', ...resolve_module_options_1.MODULE_OPTIONS]) {
        if (!reader.has(name) || !isNoCache(name, caches[name]))
            continue;
        reader.refuse(name, name === 'caches' ? CACHES_IN_CACHES : OPTION_AMONG_CACHES);
    }
}
/** Whether it can only have been meant for an option: an alias may well be called `http`, and be a cache. */
function isNoCache(name, value) {
    if (typeof value === 'function')
        return name === 'onError';
    if ((0, option_reader_1.isPlainRecord)(value))
        return !('store' in value) && typeof value['get'] !== 'function';
    return typeof value !== 'object' || Array.isArray(value);
}
//# sourceMappingURL=require-caches.js.map