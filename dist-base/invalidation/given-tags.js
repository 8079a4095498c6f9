"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readGivenTags = readGivenTags;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("../options/option-reader");
const tags_1 = require("../options/tags");
/**
 * Checks what a verb that invalidates tags was given.
 *
 * @throws InvalidOptionError for what can be no tag, and for an unknown option
 */
function readGivenTags(given, where) {
    const [first, options = {}] = given;
    if (!Array.isArray(first))
        return { tags: checkTags(given, where), cacheAlias: undefined };
    const reader = option_reader_1.OptionReader.of(options, where).allowOnly(['cacheAlias']);
    if (given.length > 2 || !(0, option_reader_1.isPlainRecord)(options))
        refuse(given[2], where);
    const cacheAlias = reader.get('cacheAlias');
    if (cacheAlias === undefined || typeof cacheAlias === 'string')
        return { tags: checkTags(first, where), cacheAlias };
    return reader.refuse('cacheAlias', 'the name of a registered cache');
}
function checkTags(given, where) {
    for (const each of given)
        if (!(0, tags_1.isTag)(each))
            refuse(each, where);
    return given;
}
function refuse(value, where) {
    const expected = `tags, each ${tags_1.TAG_RULE}: one by one, or in one list, which may be followed by { cacheAlias }`;
    throw new invalid_option_error_1.InvalidOptionError({ option: 'tags', value, where, expected });
}
//# sourceMappingURL=given-tags.js.map