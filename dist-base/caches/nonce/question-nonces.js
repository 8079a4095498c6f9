"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.QuestionNonces = void 0;
const nonce_source_1 = require("../stored/nonce-source");
const store_keys_1 = require("../stored/store-keys");
const value_frame_1 = require("../stored/value-frame");
/** Where a clock begins that goes by itself, as that of processes which run scripts does. */
const TIME_ZERO = '0';
/** Which nonces there are, and how long each lives. */
class QuestionNonces {
    constructor(store, settings) {
        this.store = store;
        this.settings = settings;
    }
    /** What the outcome of a call is bound to: a mark leaves the root out. */
    of({ key, group, kind, life, tags = [] }) {
        const common = [this.ofKey(key, kind, life), this.ofGroup(group, kind)];
        const ofTags = tags.map((tag) => this.ofTag((0, store_keys_1.tagLabel)(tag)));
        return kind === 'outcome' ? [...common, this.ofRoot, ...ofTags] : [...common, ...ofTags];
    }
    /**
     * There may be one for each call that anybody ever makes, so it lives no longer than is of use: what is computed under
     * it, and the next one after that.
     *
     * @param life the greatest of the method, in milliseconds
     */
    ofKey(key, kind, life = value_frame_1.LONGEST_LIFE) {
        const { keys, leaseMs } = this.settings;
        const lifeOfNonce = Math.min(2 * (leaseMs + (0, value_frame_1.toLifeMs)(life)), this.store.longestLife);
        return { name: keys.keyNonce(key, kind), life: lifeOfNonce };
    }
    ofGroup(group, kind) {
        const { longestLife, run } = this.store;
        return { name: this.settings.keys.groupNonce(group, kind), life: longestLife, run };
    }
    /** Where processes that run scripts share the store, what their clock said follows it. */
    ofTag(label) {
        return {
            name: this.settings.keys.tagNonce(label),
            life: this.store.longestLife,
            parse: nonce_source_1.tagNonceOf,
        };
    }
    /** What the clock of the tags says, in whole. */
    get ofTagClock() {
        const parse = (text) => (0, nonce_source_1.tagNonceOf)(text) === undefined ? undefined : String(text);
        return { name: this.settings.keys.tagClock, life: this.store.longestLife, run: TIME_ZERO, parse };
    }
    get ofRoot() {
        return { name: this.settings.keys.rootNonce, life: this.store.longestLife };
    }
}
exports.QuestionNonces = QuestionNonces;
//# sourceMappingURL=question-nonces.js.map