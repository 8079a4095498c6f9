"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.layOver = layOver;
const constants_1 = require("../constants");
const option_reader_1 = require("../options/option-reader");
const configuration_1 = require("./configuration");
const WHERE = 'CACHE_MEMOIZE_OVERRIDES';
/**
 * Lays what a test gave for `CACHE_MEMOIZE_OVERRIDES` over what the application configured: alias by alias, and option
 * by option. What is undefined is left as it was. With what `inMemory()` made, all other aliases are memory caches.
 *
 * @throws InvalidOptionError
 */
function layOver(given, overrides) {
    if (overrides === null || overrides === undefined)
        return given;
    const reader = option_reader_1.OptionReader.of(overrides, WHERE);
    if (reader.has('isGlobal'))
        reader.refuse('isGlobal', 'given to forRoot or forRootAsync itself');
    const { caches = {}, ...options } = overrides;
    (0, configuration_1.resolveConfiguration)({ caches, options, where: WHERE }); // by itself, so that an error says where to look
    return {
        ...given,
        caches: { ...given.caches, ...definedOf(caches) },
        options: { ...given.options, ...definedOf(options) },
        inMemoryBut: constants_1.EVERY_ALIAS_IN_MEMORY in overrides ? Object.keys(definedOf(caches)) : undefined,
    };
}
function definedOf(given) {
    const defined = Object.entries(given).filter(([, value]) => value !== undefined);
    return Object.fromEntries(defined); // without what means nothing
}
//# sourceMappingURL=overrides.js.map