"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.expectClass = expectClass;
/** What to do where a class was named and is not there, as the end of a sentence. */
const CIRCULAR_IMPORT = 'undefined in the place of a class is what a circular import leaves: move the class to a file of its own, which both import';
/** What was expected, with the likely reason where a class is missing. */
function expectClass(expected, isMissing) {
    return isMissing ? `${expected} (${CIRCULAR_IMPORT})` : expected;
}
//# sourceMappingURL=circular-import.js.map