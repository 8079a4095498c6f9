"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ItemLookups = void 0;
const computation_1 = require("../calls/computation");
const item_hits_1 = require("./item-hits");
const look_up_all_1 = require("./look-up-all");
/**
 * What the cache knows of the ids of a batch. All are asked for in one tick, so that they are one command; and each that
 * misses has its flight as soon as that is known, so that whoever comes meanwhile joins it.
 */
class ItemLookups {
    constructor(recipe, { cache, flights }, aging) {
        this.aging = aging;
        this.renewers = new WeakMap();
        this.cache = cache;
        this.lookups = aging.stale?.lookups ?? cache;
        this.flights = flights;
        this.hits = new item_hits_1.ItemHits(recipe, cache, recipe.audit);
    }
    /** Answers those that are known, and tells what is left to do for each of the others, in their order. */
    find(items, answers) {
        if (items.some(({ overdue }) => overdue !== undefined))
            return this.findLate(items, answers);
        return (0, look_up_all_1.lookUpAll)(items, this.lookups, (item, found) => this.decide(item, found, answers));
    }
    /** Has a run of its own outdate whatever is under way. */
    begin(item, basis) {
        const flight = (0, computation_1.isTicket)(basis) ? this.flights.begin(basis.id, basis.tagTime) : this.flights.begin(basis);
        const outcome = (0, computation_1.isTicket)(basis) ? 'miss' : 'bypass';
        return { kind: 'led', item, outcome, computation: { item, basis, flight } };
    }
    /** Some of them have waited for too long. */
    findLate(items, answers) {
        return Promise.all(items.map(async (item) => item.overdue === undefined ? this.look(item, answers) : this.replace(item, item.overdue, answers)));
    }
    look(item, answers) {
        const found = this.lookups.lookup(item.question);
        return found instanceof Promise
            ? found.then((lookup) => this.decide(item, lookup, answers))
            : this.decide(item, found, answers);
    }
    /** Another process that computes the same is not waited for. */
    decide(item, lookup, answers) {
        switch (lookup.kind) {
            case 'hit':
                return this.take(item, lookup, answers);
            case 'aged':
                return this.takeAged(item, lookup, answers);
            case 'miss':
            case 'bypass':
                return this.joinOrBegin(item, lookup);
        }
    }
    joinOrBegin(item, found) {
        const basis = (0, computation_1.basisOf)(found);
        const flight = this.flights.find((0, computation_1.isTicket)(basis) ? basis.id : basis);
        if (flight === undefined)
            return this.begin(item, basis);
        return { kind: 'joined', item, flight, tagTime: (0, computation_1.isTicket)(basis) ? basis.tagTime : undefined };
    }
    take(item, hit, answers) {
        const outcome = this.hits.read(item, hit);
        return outcome === undefined
            ? this.replaceUnreadable(item)
            : this.hits.answer(item, { hit, outcome }, answers);
    }
    /** Past its life, or near its end: an answer, if it can be renewed where it has to be. The single method renews it. */
    takeAged(item, aged, answers) {
        const { hit, isStale, wantsRenewal } = aged;
        const outcome = this.hits.read(item, hit);
        if (outcome === undefined)
            return this.replaceUnreadable(item);
        const { stale } = this.aging;
        const isRenewed = wantsRenewal && stale?.renew(item, aged, this.renewerFor(answers));
        if (stale !== undefined && wantsRenewal && isStale && !isRenewed)
            return this.lookPast(item, hit, answers);
        return this.hits.answer(item, { hit, outcome, isStale }, answers);
    }
    renewerFor(answers) {
        const renewer = this.renewers.get(answers) ?? this.aging.makeRenewer();
        this.renewers.set(answers, renewer);
        return renewer;
    }
    async lookPast(item, hit, answers) {
        const found = await this.aging.stale?.lookups.lookupPast(item.question, hit);
        return found && this.decide(item, found, answers);
    }
    /** What lies under the key is not one of ours: a miss, although the cache took it for a hit. */
    async replaceUnreadable(item) {
        return this.joinOrBegin(item, await this.cache.open(item.question, 'share'));
    }
    /** One run takes the place of one that hangs, and not one for each who waits for it. */
    async replace(item, overdue, answers) {
        if (overdue.replacement !== undefined) {
            await overdue.replacement;
            return this.look(item, answers);
        }
        const begun = Promise.resolve(this.cache.open(item.question, 'replace')).then((opened) => {
            // Nobody may find it any more, not even where the cache has not answered, and nothing else is under its ticket.
            overdue.end();
            return this.begin(item, (0, computation_1.basisOf)(opened));
        });
        overdue.replacement = begun;
        return begun;
    }
}
exports.ItemLookups = ItemLookups;
//# sourceMappingURL=item-lookups.js.map