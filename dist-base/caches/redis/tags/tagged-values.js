"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TaggedValues = void 0;
exports.markOf = markOf;
exports.countOf = countOf;
const nonce_source_1 = require("../../stored/nonce-source");
const tag_hints_1 = require("../../stored/tag-hints");
const tagged_frame_1 = require("../../stored/tagged-frame");
const value_frame_1 = require("../../stored/value-frame");
const tagged_reading_1 = require("./tagged-reading");
/**
 * Values with tags, as they lie in a Redis. The nonces of their tags are names of the command that reads them, as far as
 * those are known: of tags of the arguments always, of tags of the outcome by what this process has met last. What a
 * value names besides is asked for in one command more.
 */
class TaggedValues {
    constructor(keys) {
        this.keys = keys;
        this.hints = new tag_hints_1.TagHints();
    }
    begin(session) {
        return new tagged_reading_1.TaggedReading(session, this.keys);
    }
    /** Everything that is known to be needed for a question. */
    add(reading, question) {
        return reading.add(question, question.hasResultTags ? this.hints.of(question.key) : tag_hints_1.NO_HINT);
    }
    /**
     * What is kept, if it carries exactly the tags that were expected, and all that it is bound to was read and is present: told
     * by one comparison, and mostly so.
     */
    findExpected(reading, asked) {
        const { question, hint } = asked;
        const nonces = reading.noncesOf(asked);
        const hinted = nonces === undefined ? undefined : reading.hintedNoncesOf(asked);
        if (nonces === undefined || hinted === undefined)
            return undefined;
        const binding = (0, value_frame_1.bindingOf)(nonces + markOf(question) + hinted) + hint.text;
        return (0, value_frame_1.readFrame)(reading.valueOf(asked), this.keys.check(question.key, question.kind) + binding, question);
    }
    /** What is kept, if it is bound to the present nonces of the question. Those of its own tags are not looked at. */
    find(reading, asked) {
        const nonces = reading.noncesOf(asked);
        if (nonces === undefined)
            return undefined;
        return this.parse(asked.question, reading.valueOf(asked), nonces + markOf(asked.question));
    }
    /** @param nonces that it has to be bound to, with the mark */
    parse(question, value, nonces) {
        const keyCheck = this.keys.check(question.key, question.kind);
        if (question.hasResultTags)
            return (0, tagged_frame_1.readTaggedFrame)(value, { keyCheck, nonces }, question);
        const hit = (0, value_frame_1.readFrame)(value, keyCheck + (0, value_frame_1.bindingOf)(nonces), question);
        return hit && { hit, tags: [], bound: '' };
    }
    /**
     * Whether all tags of the outcome have the nonces that it carries.
     *
     * @param reading what need not be asked for once more
     */
    async isCurrent(session, frame, reading) {
        const unread = frame.tags.filter(({ label }) => reading?.hasAsked(label) !== true);
        const further = this.begin(session);
        for (const { label } of unread)
            further.addTag(label);
        if (unread.length > 0)
            await further.send();
        return frame.tags.every(({ label, nonce }) => (reading?.hasAsked(label) ? reading : further).nonceOfTag(label) === nonce);
    }
    /** A hit, whose tags will be asked for together with it the next time. */
    note({ key }, { tags }) {
        this.hints.note(key, tags.map(({ label }) => label));
    }
}
exports.TaggedValues = TaggedValues;
/** What stands behind the nonces of a question. */
function markOf({ hasResultTags }) {
    return hasResultTags ? tagged_frame_1.RESULT_TAGS_MARK : '';
}
/** How many nonces those of a question are, as a binding begins. */
function countOf(question, session) {
    const { tags = [] } = question;
    const length = (1 + tags.length) * nonce_source_1.NONCE_LENGTH + session.history.length + markOf(question).length;
    return (0, value_frame_1.bindingOf)(''.padEnd(length)).slice(0, -length);
}
//# sourceMappingURL=tagged-values.js.map