"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnconfirmedDropError = void 0;
/**
 * How a cache tells its caller what of a drop was not confirmed. It stays inside the library: the user gets an
 * `InvalidationFailedError` with the arguments in place of the names.
 */
class UnconfirmedDropError extends Error {
    constructor(names, options) {
        super('What was to be dropped from a cache could not be confirmed as gone', options);
        this.names = names;
    }
}
exports.UnconfirmedDropError = UnconfirmedDropError;
//# sourceMappingURL=unconfirmed-drop.error.js.map