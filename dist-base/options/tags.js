"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TAG_RULE = exports.MOST_TAGS = void 0;
exports.isTag = isTag;
exports.readTags = readTags;
exports.resolveTags = resolveTags;
const describe_value_1 = require("../errors/describe-value");
const option_reader_1 = require("./option-reader");
const LONGEST_TAG = 200;
/** How many an outcome may carry. */
exports.MOST_TAGS = 32;
// eslint-disable-next-line no-control-regex -- those are the ones that are refused
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f]/;
/** What a tag has to be, as the end of a sentence. */
exports.TAG_RULE = `a text of 1 to ${LONGEST_TAG} characters without control characters`;
/** Recognises a tag. */
function isTag(value) {
    if (typeof value !== 'string' || value.length === 0 || value.length > LONGEST_TAG)
        return false;
    return !CONTROL_CHARACTER.test(value);
}
/**
 * The tags in an answer, sorted, each once; or what is wrong with them, as the end of a sentence.
 *
 * @param others that the outcome carries besides: they are left out, and count
 */
function readTags(answer, others = []) {
    if (!Array.isArray(answer))
        return { reason: `answered no list of tags, but ${(0, describe_value_1.describeValue)(answer)}` };
    const bad = answer.findIndex((each) => !isTag(each));
    if (bad >= 0)
        return { reason: `answered ${(0, describe_value_1.describeValue)(answer[bad])} for a tag, and a tag is ${exports.TAG_RULE}` };
    const all = sortedOnce(answer);
    const tags = others.length === 0 ? all : all.filter((tag) => !others.includes(tag));
    const count = tags.length + others.length;
    return count <= exports.MOST_TAGS
        ? tags
        : { reason: `made ${count} tags, and an outcome carries at most ${exports.MOST_TAGS}` };
}
/** By insertion, which for the few that there mostly are costs a third of a set and a sort: this is done for each call. */
function sortedOnce(tags) {
    if (tags.length > exports.MOST_TAGS)
        return [...new Set(tags)].sort();
    const sorted = [];
    for (const tag of tags) {
        let place = sorted.length;
        while (place > 0 && sorted[place - 1] > tag)
            place--;
        if (sorted[place - 1] !== tag)
            sorted.splice(place, 0, tag);
    }
    return sorted;
}
/** Tags that are always the same, or a function of the arguments. */
function resolveTags(options) {
    const given = options.get('tags');
    if (given === undefined || (0, option_reader_1.isCallback)(given))
        return given;
    const tags = readTags(given);
    if ('reason' in tags)
        options.refuse('tags', `a list of at most ${exports.MOST_TAGS} tags, each ${exports.TAG_RULE}, or a function that answers one`);
    return tags;
}
//# sourceMappingURL=tags.js.map