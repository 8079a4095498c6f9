"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hash = hash;
const node_crypto_1 = require("node:crypto");
/** What a Content-Security-Policy names an inline script or style by. */
function hash(text) {
    return `'sha256-${(0, node_crypto_1.createHash)('sha256').update(text).digest('base64')}'`;
}
//# sourceMappingURL=hash.js.map