"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CLASS_METHOD_DEFAULTS = exports.MODULE_METHOD_DEFAULTS = void 0;
exports.resolveMethodDefaults = resolveMethodDefaults;
const class_entry_1 = require("./class-entry");
const option_reader_1 = require("./option-reader");
const parse_duration_1 = require("./parse-duration");
const stale_options_1 = require("./stale-options");
const tags_1 = require("./tags");
/** The names of what the module may say. */
exports.MODULE_METHOD_DEFAULTS = ['cacheAlias', 'extra', 'classes', ...stale_options_1.STALE_OPTIONS];
/** The names of what a class may say. */
exports.CLASS_METHOD_DEFAULTS = ['ttl', ...exports.MODULE_METHOD_DEFAULTS, 'tags'];
/** Checks those of the options that a class, or the module, may give as well. @throws InvalidOptionError */
function resolveMethodDefaults(options, where) {
    return {
        where,
        ttl: resolveTtl(options),
        bareTtl: (0, parse_duration_1.bareTtl)(options.get('ttl')),
        extra: resolveExtra(options),
        tags: (0, tags_1.resolveTags)(options),
        cacheAlias: resolveAlias(options),
        classes: (0, class_entry_1.resolveClasses)(options),
        stale: (0, stale_options_1.resolveStaleOptions)(options),
    };
}
function resolveTtl(options) {
    const ttl = options.get('ttl');
    if (ttl === undefined)
        return undefined;
    return (0, option_reader_1.isCallback)(ttl) ? ttl : options.duration('ttl', ttl);
}
function resolveExtra(options) {
    const extra = options.get('extra');
    if (extra === undefined)
        return undefined;
    return (0, option_reader_1.isCallback)(extra) ? { from: extra } : { value: extra };
}
function resolveAlias(options) {
    const alias = options.get('cacheAlias');
    if (alias !== undefined && (typeof alias !== 'string' || alias === ''))
        options.refuse('cacheAlias', 'the name of a registered cache');
    return alias;
}
//# sourceMappingURL=method-defaults.js.map