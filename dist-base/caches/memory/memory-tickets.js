"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryTickets = void 0;
const bonds_1 = require("./bonds");
const memory_ticket_1 = require("./memory-ticket");
/** The computations under way, as far as a cache in memory knows: one ticket a key. */
class MemoryTickets {
    constructor(groups, tags) {
        this.groups = groups;
        this.tags = tags;
        this.tickets = new Map();
    }
    get size() {
        return this.tickets.size;
    }
    open(question, mode) {
        const current = mode === 'share' ? this.current(question) : undefined;
        if (current === undefined)
            return this.openNew(question);
        // Nothing was invalidated since that could outdate what is computed under it.
        if (current.tagTime === undefined || current.tagTime === this.tags.time)
            return { kind: 'miss', ticket: current };
        return this.openNew(question, current);
    }
    /** What is computed under it answers the question, as far as can be known before it has ended. */
    current(question) {
        const ticket = this.tickets.get((0, memory_ticket_1.idOf)(question));
        if (ticket === undefined || !ticket.opening.group.answers(question))
            return undefined;
        const { tags } = ticket.question;
        if (!(0, bonds_1.areEqualTags)(tags, question.tags))
            return undefined;
        return tags && this.tags.hasEndedSince(ticket.opening.time, tags) ? undefined : ticket;
    }
    /** Whether it was still there. */
    end({ question, id }) {
        return this.tickets.get((0, memory_ticket_1.idOf)(question)) === id && this.tickets.delete((0, memory_ticket_1.idOf)(question));
    }
    /** @param id of a key, or of a mark's */
    drop(id) {
        this.tickets.delete(id);
    }
    dropOutcomes() {
        for (const [id, { question }] of this.tickets)
            if (question.kind === 'outcome')
                this.tickets.delete(id);
    }
    clear() {
        this.tickets.clear();
    }
    openNew(question, current) {
        const group = current?.opening.group ?? this.groups.of(question);
        const ticket = new memory_ticket_1.MemoryTicket(question, { group, time: this.tags.time }, current);
        if (current === undefined)
            this.tickets.set((0, memory_ticket_1.idOf)(question), ticket);
        return { kind: 'miss', ticket };
    }
}
exports.MemoryTickets = MemoryTickets;
//# sourceMappingURL=memory-tickets.js.map