"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ResultTags = void 0;
const store_keys_1 = require("../stored/store-keys");
const tag_hints_1 = require("../stored/tag-hints");
/** The tags that are known only with an outcome, in the nonce protocol: any that is invalidated meanwhile costs its fill. */
class ResultTags {
    constructor(parts) {
        this.parts = parts;
        this.hints = new tag_hints_1.TagHints();
    }
    /** The nonces of the tags that the outcome carried when it was met last, to be read together with it. */
    async expect({ key }) {
        return this.readAll(this.hints.of(key).labels);
    }
    /** Whether the tags of the outcome still have the nonces that it carries. */
    async areCurrent({ key }, { tags }, expected = new Map()) {
        const labels = tags.map(({ label }) => label);
        const others = await this.readAll(labels.filter((label) => !expected.has(label)));
        const isCurrent = tags.every(({ label, nonce }) => (expected.get(label) ?? others.get(label)) === nonce);
        if (isCurrent)
            this.hints.note(key, labels);
        return isCurrent;
    }
    /** What the clock says. */
    time() {
        return this.parts.make(this.parts.where.ofTagClock);
    }
    /** The nonces of the tags, after which the clock is read: undefined where it says another time than it did. */
    async bind(tags, time) {
        const { make, read, where } = this.parts;
        const nonces = await Promise.all(tags.map((tag) => make(where.ofTag((0, store_keys_1.tagLabel)(tag)))));
        const now = await read(where.ofTagClock);
        return now === time ? nonces.join('') : undefined;
    }
    async readAll(labels) {
        const { read, where } = this.parts;
        const nonces = await Promise.all(labels.map((label) => read(where.ofTag(label))));
        return new Map(labels.map((label, index) => [label, nonces[index]]));
    }
}
exports.ResultTags = ResultTags;
//# sourceMappingURL=result-tags.js.map