"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isTicket = isTicket;
exports.basisOf = basisOf;
exports.purposeOf = purposeOf;
function isTicket(basis) {
    return 'id' in basis;
}
function basisOf(opened) {
    return opened.kind === 'miss' ? opened.ticket : opened;
}
/** What a run of it is for. */
function purposeOf({ basis, purpose }) {
    return purpose ?? (isTicket(basis) ? 'miss' : 'bypass');
}
//# sourceMappingURL=computation.js.map