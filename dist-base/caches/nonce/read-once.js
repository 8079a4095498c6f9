"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.once = once;
/** The same, but for what was asked before it gives the same answer. */
function once(read) {
    const known = new Map();
    return (nonce) => {
        let reading = known.get(nonce.name);
        if (reading === undefined)
            known.set(nonce.name, (reading = read(nonce)));
        return reading;
    };
}
//# sourceMappingURL=read-once.js.map