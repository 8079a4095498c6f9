"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TaggedReading = void 0;
const nonce_source_1 = require("../../stored/nonce-source");
const store_keys_1 = require("../../stored/store-keys");
/** One command that reads all that some questions need, each name once, and what it was answered. */
class TaggedReading {
    constructor(session, keys) {
        this.session = session;
        this.keys = keys;
        this.names = [];
        this.tags = new Map();
        this.groups = new Map();
        this.replies = [];
    }
    add(question, hint) {
        const group = this.groupOf(question);
        const valueAt = this.names.push(this.keys.value(question.key, question.kind)) - 1;
        const tagsAt = (question.tags ?? []).map((tag) => this.addTag((0, store_keys_1.tagLabel)(tag)));
        const hintedAt = hint.labels.map((label) => this.addTag(label));
        return { question, group, valueAt, tagsAt, hintedAt, hint };
    }
    addTag(label) {
        const known = this.tags.get(label);
        if (known !== undefined)
            return known;
        const at = this.names.push(this.keys.tagNonce(label)) - 1;
        this.tags.set(label, at);
        return at;
    }
    async send() {
        this.replies = await this.session.read(this.names);
    }
    valueOf({ valueAt }) {
        return this.replies[valueAt];
    }
    /** The nonces that a value has to be bound to, as far as the question tells; undefined where one is missing, or not believed. */
    noncesOf({ group, tagsAt }) {
        const { session } = this;
        // Without a delete of its own: who only looks changes nothing.
        if (session.isDoubted(group.nonceName))
            return undefined;
        const nonce = (0, nonce_source_1.nonceOf)(this.replies[group.nonceAt], session.runId);
        if (nonce === undefined)
            return undefined;
        const ofTags = this.join(tagsAt);
        return ofTags === undefined ? undefined : nonce + session.history + ofTags;
    }
    /** Those of the tags that the outcome carried last; undefined where one is missing. */
    hintedNoncesOf({ hintedAt }) {
        return this.join(hintedAt);
    }
    hasAsked(label) {
        return this.tags.has(label);
    }
    /** Of a tag that was asked for. */
    nonceOfTag(label) {
        const at = this.tags.get(label);
        return at === undefined ? undefined : (0, nonce_source_1.tagNonceOf)(this.replies[at]);
    }
    /** Questions of one method mostly come one after the other. */
    groupOf(question) {
        const { last } = this;
        if (last?.of.group === question.group && last.of.kind === question.kind)
            return last;
        const nonceName = this.keys.groupNonce(question.group, question.kind);
        const group = this.groups.get(nonceName) ?? this.addGroup(question, nonceName);
        this.last = group;
        return group;
    }
    addGroup(question, nonceName) {
        const group = { of: question, nonceName, nonceAt: this.names.push(nonceName) - 1 };
        this.groups.set(nonceName, group);
        return group;
    }
    join(places) {
        let joined = '';
        for (const place of places) {
            const nonce = (0, nonce_source_1.tagNonceOf)(this.replies[place]);
            if (nonce === undefined)
                return undefined;
            joined += nonce;
        }
        return joined;
    }
}
exports.TaggedReading = TaggedReading;
//# sourceMappingURL=tagged-reading.js.map