"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StoreKeys = void 0;
exports.tagLabel = tagLabel;
const key_check_1 = require("./key-check");
/** What stands in front of the letter of a name: the pattern of `clear` names outcomes alone. */
const MARKS = { outcome: '', mark: 'm' };
/**
 * Where things lie in a shared store: `shop:{=FilesService.exists:"xul.pdb"}:v`.
 *
 * All names begin with the application's key prefix. The braces are the hash tag of Redis Cluster: what belongs to
 * one key lies in one slot. The `=` behind the brace keeps the tag from being empty, which would switch it off, for
 * keys that are empty or begin with `}`; and as the kind stands behind the tag, a brace inside the key shortens the
 * tags of all its names alike.
 */
class StoreKeys {
    constructor(keyPrefix) {
        this.keyPrefix = keyPrefix;
        this.start = `${keyPrefix}:{`;
        this.check = (0, key_check_1.keyCheckFor)(keyPrefix);
    }
    /** The outcome, or mark, kept under a key. */
    value(key, kind) {
        return `${this.start}${tag(key)}}:${MARKS[kind]}v`;
    }
    /** The lease of a key, which exists while somebody computes. */
    lease(key, kind) {
        return `${this.start}${tag(key)}}:${MARKS[kind]}l`;
    }
    /** The nonce of one key, on stores without leases. */
    keyNonce(key, kind) {
        return `${this.start}${tag(key)}}:${MARKS[kind]}g`;
    }
    /** The nonce of a group. */
    groupNonce(group, kind) {
        return `${this.start}${tag(group)}}:${MARKS[kind]}n`;
    }
    /** The nonce of every outcome under the prefix, on stores that cannot list their keys. */
    get rootNonce() {
        return `${this.start}}:r`;
    }
    /** The nonce of a tag, by what {@link tagLabel} makes of it. */
    tagNonce(label) {
        return `${this.start}${label}}:t`;
    }
    /** The time of all tags under the prefix. */
    get tagClock() {
        return `${this.start}}:c`;
    }
    /** A glob pattern for SCAN that matches every value, lease and nonce of outcomes but the root's, and nothing of marks or of others. */
    get pattern() {
        return `${this.start.replace(/[\\*?[\]]/g, '\\$&')}[=!]*}:[vlng]`;
    }
}
exports.StoreKeys = StoreKeys;
/** A tag as a value names it, and as its nonce is found by. */
function tagLabel(name) {
    return tag(name);
}
/**
 * Lone surrogates all become the same replacement character on their way through UTF-8: two keys that differ only
 * there would be one. JSON escapes them, and another mark keeps the result apart from every plain key.
 */
function tag(text) {
    return text.isWellFormed() ? `=${text}` : `!${JSON.stringify(text)}`;
}
//# sourceMappingURL=store-keys.js.map