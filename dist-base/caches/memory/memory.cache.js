"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MemoryCache = void 0;
/**
 * The embedded cache: one process, bounded, least recently used goes first.
 *
 * Everything is synchronous, and that is the whole protocol: an invalidation drops the entry and the ticket in one
 * step, and a fill whose ticket is no longer the current one of its key is refused. Nothing per key outlives its
 * entry and its computation.
 */
const cache_counters_1 = require("../../ports/cache-counters");
const bonds_1 = require("./bonds");
const memory_entries_1 = require("./memory-entries");
const memory_groups_1 = require("./memory-groups");
const memory_hit_1 = require("./memory-hit");
const memory_tags_1 = require("./memory-tags");
const memory_ticket_1 = require("./memory-ticket");
const memory_tickets_1 = require("./memory-tickets");
/** What an entry takes besides its key and its value: measured, rounded up. */
const BYTES_PER_ENTRY = 256;
const ABSENT = Object.freeze({ kind: 'absent' });
class MemoryCache {
    constructor({ maxEntries, maxBytes = Infinity, clock, counters = new cache_counters_1.CacheCounters(), }) {
        this.keeps = 'objects';
        this.isReady = true;
        this.isBreakerOpen = false;
        this.groups = new memory_groups_1.MemoryGroups();
        this.tags = new memory_tags_1.MemoryTags();
        this.tickets = new memory_tickets_1.MemoryTickets(this.groups, this.tags);
        /** When a look-up last asked for the time: those of what never expires do not. */
        this.askedAt = 0;
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
        this.clock = clock;
        this.counters = counters;
        this.entries = this.makeEntries();
    }
    get held() {
        const { size: entries, bytes } = this.entries;
        return { entries, bytes: this.maxBytes === Infinity ? undefined : bytes };
    }
    /** How many computations are under way, as far as this cache knows. */
    get openTickets() {
        return this.tickets.size;
    }
    lookup(question) {
        return this.find(question) ?? this.open(question, 'share');
    }
    /** For who asks it as if it were shared. */
    lookupMany(asked) {
        for (const each of asked)
            each.answer(this.lookup(each.question));
    }
    peek(question) {
        this.counters.reads += 1;
        return this.find(question) ?? ABSENT;
    }
    open(question, mode) {
        return this.tickets.open(question, mode);
    }
    lookupPast(question, hit) {
        const found = this.find(question);
        const isHit = found !== undefined && (!found.isSameAs(hit) || this.freshness(found).restsFor !== undefined);
        return isHit ? found : this.open(question, 'share');
    }
    fill(ticket, payload, terms) {
        this.counters.fills += 1;
        const current = this.tickets.current(ticket.question);
        if (current === undefined || current !== ticket.id)
            return false;
        this.tickets.end(ticket);
        const { opening } = ticket; // its id is one of ours
        if (terms.tags !== undefined && this.tags.hasEndedSince(opening.time, terms.tags)) {
            this.dropEntry((0, memory_ticket_1.idOf)(ticket.question)); // of a refresh: what it was to replace
            return false;
        }
        this.keep(current, payload, terms);
        return true;
    }
    release(ticket, fate) {
        if (!this.tickets.end(ticket))
            return;
        if (fate?.kind === 'ends')
            this.dropEntry((0, memory_ticket_1.idOf)(ticket.question));
        if (fate?.kind === 'rests')
            this.letRest(ticket.question, fate);
    }
    drop({ keys = [], marks = [], groups = [], tags = [] }) {
        this.counters.invalidations += 1;
        for (const key of keys)
            this.dropOne(key);
        for (const key of marks)
            this.dropOne((0, memory_ticket_1.markId)(key));
        for (const group of groups)
            this.groups.end(group);
        for (const tag of tags)
            this.tags.end(tag);
    }
    clear() {
        this.counters.invalidations += 1;
        this.groups.endAll('outcome');
        this.tickets.dropOutcomes();
        if (this.groups.hasNoMarks)
            this.forgetAll();
        else
            this.entries.dropAll(({ isAlive }) => !isAlive);
    }
    /** Only of what a look-up has just found: its slot may be another's later. */
    freshness(hit) {
        const { slot } = hit; // only our own look-ups make hits of this cache
        const bond = this.entries.groupOf(slot);
        const isAging = bond instanceof bonds_1.AgingBond;
        const expiresAt = isAging ? bond.expiresAt : this.entries.expiresAt(slot);
        const now = expiresAt === Infinity ? this.clock.monotonic() : this.askedAt;
        const freshness = { age: now - this.entries.keptAt(slot), ttl: expiresAt - now };
        return isAging && bond.restsUntil > now ? { ...freshness, restsFor: bond.restsUntil - now } : freshness;
    }
    close() {
        this.groups.endAll('outcome');
        this.groups.endAll('mark');
        this.tickets.clear();
        this.forgetAll();
        return Promise.resolve();
    }
    find(question) {
        const { entries } = this;
        const slot = entries.find((0, memory_ticket_1.idOf)(question));
        if (slot === undefined)
            return undefined;
        if (this.holds(slot, question)) {
            entries.touch(slot);
            return new memory_hit_1.MemoryHit(entries.payloadOf(slot), slot);
        }
        entries.drop(slot);
        return undefined;
    }
    holds(slot, question) {
        const { entries } = this;
        const bond = entries.groupOf(slot);
        if (bond === undefined || !bond.answers(question))
            return false;
        const expiresAt = entries.expiresAt(slot);
        if (expiresAt === Infinity)
            return true;
        this.askedAt = this.clock.monotonic();
        return this.askedAt < expiresAt;
    }
    forgetAll() {
        this.tags.clear();
        this.entries = this.makeEntries();
    }
    keep(ticket, payload, { ttl, tags, staleFor }) {
        const id = (0, memory_ticket_1.idOf)(ticket.question);
        this.dropEntry(id);
        const keptAt = this.clock.monotonic();
        const expiresAt = keptAt + ttl;
        const bond = this.tags.bond(ticket.opening.group, ticket.question.tags, tags);
        const bytes = this.maxBytes === Infinity ? 0 : BYTES_PER_ENTRY + id.length + bytesOf(payload);
        this.entries.add(id, {
            payload,
            group: staleFor === undefined ? bond : new bonds_1.AgingBond(bond, expiresAt),
            keptAt,
            expiresAt: expiresAt + (staleFor ?? 0),
            bytes,
        });
    }
    /** What a fill has kept meanwhile is left alone. */
    letRest(question, { hit, ms }) {
        const found = this.find(question);
        const bond = found && found.isSameAs(hit) ? this.entries.groupOf(found.slot) : undefined;
        if (bond instanceof bonds_1.AgingBond)
            bond.restsUntil = this.clock.monotonic() + ms;
    }
    makeEntries() {
        return new memory_entries_1.MemoryEntries(this.maxEntries, this.maxBytes, {
            onDrop: (bond) => bond.release?.(),
            onEvict: () => (this.counters.evictions += 1),
        });
    }
    dropOne(id) {
        this.tickets.drop(id);
        this.dropEntry(id);
    }
    dropEntry(id) {
        const slot = this.entries.find(id);
        if (slot !== undefined)
            this.entries.drop(slot);
    }
}
exports.MemoryCache = MemoryCache;
function bytesOf(payload) {
    return payload.bytes ?? 0; // whoever bounds them keeps payloads that say it
}
//# sourceMappingURL=memory.cache.js.map