"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NONCE_LENGTH = void 0;
exports.createNonceSource = createNonceSource;
exports.nonceOf = nonceOf;
exports.tagNonceOf = tagNonceOf;
const node_crypto_1 = require("node:crypto");
/** 12 random bytes in base64url: tokens and nonces have a fixed length, so that they can be compared in place. */
exports.NONCE_LENGTH = 16;
const NONCE_BYTES = 12;
const POOL_BYTES = NONCE_BYTES * 512;
/** Draws from the system's generator through a pool, which is ten times as fast as asking for 12 bytes each time. */
function createNonceSource() {
    const pool = Buffer.alloc(POOL_BYTES);
    let used = POOL_BYTES;
    return () => {
        if (used === POOL_BYTES) {
            (0, node_crypto_1.randomFillSync)(pool);
            used = 0;
        }
        return pool.toString('base64url', used, (used += NONCE_BYTES));
    };
}
/** The nonce in a text that is kept in a store, if it belongs to this run of the server: the run follows the nonce. */
function nonceOf(text, run) {
    if (typeof text !== 'string' || text.length !== exports.NONCE_LENGTH + run.length)
        return undefined;
    return text.endsWith(run) ? text.slice(0, exports.NONCE_LENGTH) : undefined;
}
/** The nonce of a tag, whatever follows it; undefined where there is none. */
function tagNonceOf(text) {
    return typeof text === 'string' && text.length >= exports.NONCE_LENGTH ? text.slice(0, exports.NONCE_LENGTH) : undefined;
}
//# sourceMappingURL=nonce-source.js.map