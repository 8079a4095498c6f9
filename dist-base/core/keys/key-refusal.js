"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyTooLarge = exports.KeyRefusal = exports.UnkeyableValue = void 0;
exports.refuseOver = refuseOver;
/**
 * Tells whoever asked for a key that a value has none, and where it is. It stays inside the library: what knows the
 * method, `runtime/method/method-key.ts`, makes an `UnkeyableArgumentError` of it.
 */
class UnkeyableValue extends Error {
    constructor({ position, path, reason }, options) {
        super(`${path} is ${reason}`, options);
        /** Which extra, where there are several. */
        this.extraIndex = 0;
        this.position = position;
        this.path = path;
        this.reason = reason;
    }
}
exports.UnkeyableValue = UnkeyableValue;
/** Is thrown by the rules of keys for a value that has none. The walk knows the place: see {@link UnkeyableValue}. */
class KeyRefusal extends Error {
}
exports.KeyRefusal = KeyRefusal;
/** Is thrown where the text would be longer than it may be. */
class KeyTooLarge extends KeyRefusal {
    constructor() {
        super('larger than maxKeyBytes allows');
    }
}
exports.KeyTooLarge = KeyTooLarge;
/** Refuses what is too large by its length, before time is spent on reading it. */
function refuseOver(room, length) {
    if (length > room)
        throw new KeyTooLarge();
}
//# sourceMappingURL=key-refusal.js.map