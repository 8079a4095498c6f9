"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StoreForgetsError = exports.ConfirmedNonces = void 0;
const nonce_source_1 = require("../stored/nonce-source");
/** How often an invalidation is tried until the store shows it. */
const ATTEMPTS = 4;
/**
 * The nonces of the nonce protocol: texts in a store, read, made where they are missing, and replaced with confirmation.
 * One is never set again with the value it has: that could undo an invalidation which came in between.
 */
class ConfirmedNonces {
    constructor(store, draw) {
        this.store = store;
        this.draw = draw;
    }
    /** A missing nonce is made; where several processes make it, all go by the one that the store then shows. */
    async readOrMake(nonce) {
        const kept = await this.read(nonce);
        if (kept !== undefined)
            return kept;
        const { name, life, run = '' } = nonce;
        await this.store.set(name, this.draw() + run, life);
        const won = await this.read(nonce);
        if (won === undefined)
            throw new StoreForgetsError(name);
        return won;
    }
    /**
     * Replaces a nonce, and resolves when the store shows that it is no longer what it was when we began: stores may
     * answer a `set` as done though it was refused. Another's nonce counts if it came while we were trying; the first
     * one that we see in place of ours may be the old one still.
     */
    async replace(nonce) {
        const { name, life } = nonce;
        let seen;
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
            const fresh = this.draw();
            // Both leave at once, which is one round trip where commands stay in order. Where they do not, the read may come
            // too early and show something else; that proves nothing, and it is read again.
            const [, early] = await Promise.all([this.store.set(name, fresh, life), this.read(nonce)]);
            if (early === fresh)
                return;
            const kept = await this.read(nonce);
            if (kept === fresh)
                return;
            if (kept !== undefined && seen !== undefined && kept !== seen)
                return;
            seen ??= kept;
        }
        throw new StoreForgetsError(name);
    }
    async read({ name, run = '', parse }) {
        const text = await this.store.get(name);
        return parse === undefined ? (0, nonce_source_1.nonceOf)(text, run) : parse(text);
    }
}
exports.ConfirmedNonces = ConfirmedNonces;
/** The store answered that it had kept something, and does not have it. */
class StoreForgetsError extends Error {
    constructor(storeKey) {
        super(`The store did not keep '${storeKey}', though it answered that it had. It may be full or read-only.`);
        this.storeKey = storeKey;
        this.name = 'StoreForgetsError';
    }
}
exports.StoreForgetsError = StoreForgetsError;
//# sourceMappingURL=confirmed-nonces.js.map