"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NonceCache = void 0;
const under_way_1 = require("../../time/under-way");
const key_check_1 = require("../stored/key-check");
const nonce_source_1 = require("../stored/nonce-source");
const store_keys_1 = require("../stored/store-keys");
const tagged_frame_1 = require("../stored/tagged-frame");
const value_frame_1 = require("../stored/value-frame");
const confirmed_nonces_1 = require("./confirmed-nonces");
const nonce_drops_1 = require("./nonce-drops");
const nonce_values_1 = require("./nonce-values");
const question_nonces_1 = require("./question-nonces");
const read_once_1 = require("./read-once");
const resting_values_1 = require("./resting-values");
const result_tags_1 = require("./result-tags");
const MISSING = '';
/**
 * The nonce protocol: no stale read on anything with `get` and `set`, as far as every read sees the last confirmed
 * write.
 *
 * A value carries random nonces: of its key, of its group, and, if it is an outcome, of everything. It is a hit for a
 * reader that finds the same ones in the store. To invalidate is to replace a nonce, and to see it replaced. There is
 * no lease: processes do not wait for each other, and a refresh can be overwritten by an older computation that ends
 * later. What was invalidated meanwhile is not kept, so that it does not push out what was computed since.
 */
class NonceCache {
    /** @param drops how to invalidate where the store can do better than to replace a nonce */
    constructor(store, settings, drops) {
        this.store = store;
        this.settings = settings;
        this.keeps = 'text';
        this.fills = new under_way_1.UnderWay();
        const { keyPrefix, leaseMs, nonce = (0, nonce_source_1.createNonceSource)() } = settings;
        this.keys = new store_keys_1.StoreKeys(keyPrefix);
        this.resting = new resting_values_1.RestingValues(settings.clock);
        this.nonces = new confirmed_nonces_1.ConfirmedNonces(store, nonce);
        this.where = new question_nonces_1.QuestionNonces(store, { keys: this.keys, leaseMs });
        this.drops = drops ?? new nonce_drops_1.NonceDrops(this.nonces, this.where);
        this.resultTags = new result_tags_1.ResultTags({
            keys: this.keys,
            where: this.where,
            read: (each) => this.nonces.read(each),
            make: (each) => this.readOrMake(each),
        });
        this.values = new nonce_values_1.NonceValues(store, {
            keys: this.keys,
            clock: settings.clock,
            resultTags: this.resultTags,
        });
    }
    get isReady() {
        return this.store.isReady;
    }
    /** The nonce of each group, and that of everything, is read once for all. */
    lookupMany(asked) {
        const readOnce = (0, read_once_1.once)((nonce) => this.readOrMake(nonce));
        for (const each of asked) {
            this.find(each.question, { readNonce: readOnce }).then((lookup) => each.answer(lookup), (cause) => each.fail(cause));
        }
    }
    async peek(question) {
        const hit = await this.inOneSession(async () => {
            const [value, id] = await Promise.all([this.values.read(question), this.peekId(question)]);
            return id === undefined ? undefined : this.values.hitIn(question, { value, id });
        });
        return hit ?? { kind: 'absent' };
    }
    lookupPast(question, hit) {
        return this.find(question, { readNonce: (nonce) => this.readOrMake(nonce), past: hit });
    }
    /** Without leases there is nothing to replace: both modes take part in what is under way. */
    open(question, mode) {
        return this.inOneSession(async () => {
            const { ticket } = await this.timed(await this.openTicket(question, (nonce) => this.readOrMake(nonce)));
            return { kind: 'miss', ticket: { ...ticket, replaces: mode === 'replace' } };
        });
    }
    fill(ticket, payload, terms) {
        // Only this cache makes the tickets that it is given, and `keeps` is 'text'.
        return this.fills.track(this.fillNow(ticket, payload, terms));
    }
    /** Nobody waits for a computation where there are no leases. */
    async release({ question, id }, fate) {
        if (fate?.kind === 'rests' && fate.hit instanceof value_frame_1.FramedHit)
            this.resting.add(fate.hit, fate.ms);
        if (fate?.kind !== 'ends' || (await this.peekId(question)) !== id)
            return;
        await this.store.set(this.keys.value(question.key, question.kind), '', this.settings.leaseMs);
    }
    drop(names, onConfirmed) {
        return Promise.resolve(this.drops.drop(names, onConfirmed));
    }
    clear(onProgress) {
        return Promise.resolve(this.drops.clear(onProgress));
    }
    freshness(hit) {
        const freshness = (0, value_frame_1.freshnessOf)(hit, this.settings.clock);
        const restsFor = hit instanceof value_frame_1.FramedHit ? this.resting.timeLeft(hit) : 0;
        return restsFor > 0 ? { ...freshness, restsFor } : freshness;
    }
    async close() {
        await this.fills.drain(this.settings.scheduler, this.settings.drainMs);
        this.store.close();
    }
    find(question, { readNonce, past }) {
        return this.inOneSession(async () => {
            const { hasResultTags } = question;
            const [value, miss, expected] = await Promise.all([
                this.values.read(question),
                this.openTicket(question, readNonce),
                hasResultTags ? this.resultTags.expect(question) : undefined,
            ]);
            const hit = await this.values.hitIn(question, { value, id: miss.ticket.id, expected });
            const isHit = hit !== undefined && (!hit.isSameAs(past) || this.resting.timeLeft(hit) > 0);
            return isHit ? hit : this.timed(miss);
        });
    }
    /** The clock is read when the look-up has missed, and before the run begins. */
    async timed(miss) {
        if (!miss.ticket.question.hasResultTags)
            return miss;
        return { ...miss, ticket: { ...miss.ticket, tagTime: await this.resultTags.time() } };
    }
    async fillNow({ question, id, openedAt, replaces, tagTime }, payload, { ttl, tags, staleFor }) {
        const { clock, leaseMs } = this.settings;
        // The limit that leases set elsewhere, so that an application behaves alike on every shared cache.
        if (clock.monotonic() - openedAt > leaseMs)
            return false;
        const bound = await this.inOneSession(async () => {
            const ofTags = tags && (await this.resultTags.bind(tags, tagTime));
            if ((tags && ofTags === undefined) || (await this.peekId(question)) !== id)
                return undefined;
            return id.slice(0, key_check_1.KEY_CHECK_LENGTH) + (0, value_frame_1.bindingOf)((0, nonce_values_1.noncesOf)(id) + (ofTags ?? ''));
        });
        const valueName = this.keys.value(question.key, question.kind);
        if (bound === undefined) {
            if (tags && replaces)
                await this.store.set(valueName, '', leaseMs);
            return false;
        }
        const { longestLife } = this.store;
        const times = { at: clock.wall(), life: Math.min((0, value_frame_1.toLifeMs)(ttl), longestLife), staleFor };
        const labels = tags ? (0, tagged_frame_1.writeLabels)(tags.map(store_keys_1.tagLabel)) : '';
        const value = (0, value_frame_1.frameValue)(bound, times, labels + payload);
        await this.store.set(valueName, value, Math.min((0, value_frame_1.keptFor)(times), longestLife));
        return true;
    }
    async openTicket(question, readNonce) {
        const openedAt = this.settings.clock.monotonic();
        const nonces = await Promise.all(this.where.of(question).map(readNonce));
        const id = this.idOf(question, nonces);
        return { kind: 'miss', ticket: { question, id, openedAt, leasedElsewhere: false } };
    }
    /** What a ticket would be named now, unless a nonce is missing or not to be believed. */
    async peekId(question) {
        const nonces = await Promise.all(this.where.of(question).map(async (nonce) => {
            return this.store.isDoubted(nonce.name) ? MISSING : ((await this.nonces.read(nonce)) ?? MISSING);
        }));
        return nonces.includes(MISSING) ? undefined : this.idOf(question, nonces);
    }
    async readOrMake(nonce) {
        await this.store.doubt(nonce.name);
        return this.nonces.readOrMake(nonce);
    }
    idOf({ key, kind, hasResultTags }, nonces) {
        const mark = hasResultTags ? tagged_frame_1.RESULT_TAGS_MARK : '';
        return this.keys.check(key, kind) + (0, value_frame_1.bindingOf)(nonces.join('') + this.store.history + mark);
    }
    /** Answers from two stores do not belong together. */
    async inOneSession(ask) {
        const { session } = this.store;
        const answer = await ask();
        if (this.store.session !== session)
            throw new Error('The store was exchanged while it was asked');
        return answer;
    }
}
exports.NonceCache = NonceCache;
//# sourceMappingURL=nonce.cache.js.map