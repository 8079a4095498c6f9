"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TextSignature = void 0;
const node_crypto_1 = require("node:crypto");
/** The length of 256 bits in base64url. */
const LENGTH = 43;
/**
 * Signs text with the first secret and verifies with all, so that a secret can be replaced while entries signed with
 * the old one are still read.
 */
class TextSignature {
    constructor(secrets, { keyPrefix, group }) {
        this.secrets = secrets;
        this.place = withLength(keyPrefix) + withLength(group);
    }
    /**
     * Answers the signature, then the text. The place and the key are signed as well: an entry that was moved to another
     * does not verify.
     */
    sign(text, key) {
        return this.makeSignature(this.secrets[0] ?? '', text, key) + text;
    }
    /** Answers the text, or undefined where no secret made its signature. */
    open(signed, key) {
        const signature = Buffer.from(signed.slice(0, LENGTH));
        const text = signed.slice(LENGTH);
        const isGenuine = this.secrets.some((secret) => isEqual(Buffer.from(this.makeSignature(secret, text, key)), signature));
        return isGenuine ? text : undefined;
    }
    makeSignature(secret, text, key) {
        return (0, node_crypto_1.createHmac)('sha256', secret)
            .update(this.place + withLength(key) + text)
            .digest('base64url');
    }
}
exports.TextSignature = TextSignature;
function isEqual(left, right) {
    return left.length === right.length && (0, node_crypto_1.timingSafeEqual)(left, right);
}
/** Writes a text with its length, which tells where it ends: no part of what follows can pass for a part of it. */
function withLength(text) {
    return `${text.length}:${text}`;
}
//# sourceMappingURL=text-signature.js.map