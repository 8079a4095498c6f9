"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NonceValues = void 0;
exports.noncesOf = noncesOf;
const key_check_1 = require("../stored/key-check");
const tagged_frame_1 = require("../stored/tagged-frame");
const value_frame_1 = require("../stored/value-frame");
/** The values of the nonce protocol, as they are read. */
class NonceValues {
    constructor(store, settings) {
        this.store = store;
        this.settings = settings;
    }
    read({ key, kind }) {
        return this.store.get(this.settings.keys.value(key, kind));
    }
    /** Undefined where it is not bound to the present nonces, or over. */
    async hitIn(question, { value, id, expected }) {
        if (!question.hasResultTags)
            return this.unlessOver(question, (0, value_frame_1.readFrame)(value, id, question));
        const bound = { keyCheck: id.slice(0, key_check_1.KEY_CHECK_LENGTH), nonces: noncesOf(id) };
        const frame = (0, tagged_frame_1.readTaggedFrame)(value, bound, question);
        const isCurrent = frame && (await this.settings.resultTags.areCurrent(question, frame, expected));
        return isCurrent ? this.unlessOver(question, frame.hit) : undefined;
    }
    /** A store may count in seconds, or take no notice of the ttl. */
    unlessOver({ staleFor = 0 }, hit) {
        if (hit === undefined)
            return undefined;
        const left = hit.freshness(this.settings.clock).ttl + (hit.isAging ? staleFor : 0);
        return left > 0 ? hit : undefined;
    }
}
exports.NonceValues = NonceValues;
/** Without the key check, and how many they are. */
function noncesOf(id) {
    return id.slice(key_check_1.KEY_CHECK_LENGTH + (0, value_frame_1.bindingOf)('').length);
}
//# sourceMappingURL=nonce-values.js.map