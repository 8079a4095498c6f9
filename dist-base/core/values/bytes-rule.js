"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.bytesRule = bytesRule;
const own_fields_1 = require("../kinds/own-fields");
const refusal_1 = require("./refusal");
/**
 * Makes the rule for Buffers, or for one kind of typed arrays. Their one part is a copy of their bytes: nobody else's,
 * though the buffer under them may hold more. Little-endian, as every machine is that runs Node.
 */
function bytesRule(bytesClass) {
    return {
        isLeaf: true,
        take: (array) => {
            if (Object.getOwnPropertySymbols(array).length > 0)
                (0, refusal_1.refuse)('a typed array with symbol-keyed fields');
            if ((0, own_fields_1.hasFieldsBesideBytes)(array))
                (0, refusal_1.refuse)('a typed array with fields of its own');
            return [new Uint8Array(copyBytes(array))];
        },
        make: (_, [bytes]) => (bytes instanceof Uint8Array ? makeBytes(bytesClass, bytes) : undefined),
        fill: (_, parts) => parts.length === 1,
        step: () => '',
    };
}
function isBuffer(bytesClass) {
    return bytesClass === Buffer;
}
function copyBytes({ buffer, byteOffset, byteLength }) {
    const copy = new ArrayBuffer(byteLength);
    new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength));
    return copy;
}
function makeBytes(bytesClass, bytes) {
    if (isBuffer(bytesClass))
        return Buffer.from(bytes);
    if (bytes.byteLength % bytesClass.BYTES_PER_ELEMENT !== 0)
        return undefined;
    return new bytesClass(copyBytes(bytes));
}
//# sourceMappingURL=bytes-rule.js.map