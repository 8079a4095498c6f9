"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryTicket = void 0;
exports.idOf = idOf;
exports.markId = markId;
/** Of a computation in this process: the ticket itself says which one. */
class MemoryTicket {
    /** @param first whose id it has, if another took it out before */
    constructor(question, opening, first) {
        this.question = question;
        this.opening = opening;
        this.leasedElsewhere = false;
        this.id = first ?? this;
    }
    get tagTime() {
        return this.question.hasResultTags ? this.opening.time : undefined;
    }
}
exports.MemoryTicket = MemoryTicket;
/** What an entry and a ticket are found by: marks lie apart. */
function idOf({ key, kind }) {
    return kind === 'outcome' ? key : markId(key);
}
function markId(key) {
    return `\u0000${key}`;
}
//# sourceMappingURL=memory-ticket.js.map