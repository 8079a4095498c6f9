"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LeaseCache = void 0;
const under_way_1 = require("../../time/under-way");
const nonce_source_1 = require("../stored/nonce-source");
const store_keys_1 = require("../stored/store-keys");
const value_frame_1 = require("../stored/value-frame");
const lease_lookups_1 = require("./lease-lookups");
const lease_scripts_1 = require("./lease-scripts");
const many_fills_1 = require("./many/many-fills");
const redis_drops_1 = require("./redis-drops");
const tagged_fills_1 = require("./tags/tagged-fills");
const tagged_lookups_1 = require("./tags/tagged-lookups");
/**
 * The lease protocol: no stale read across all processes that talk to one Redis primary.
 *
 * The value (`:v`) holds the outcome, bound to the nonce of its group and to the history of the server's data. The lease
 * (`:l`) exists only while somebody computes: its token was seen in Redis before the computation began, an invalidation
 * deletes it, and a fill is taken only while it is still there. The nonce of the group (`:n`) is deleted to invalidate the
 * whole group, and tells which run of the server it belongs to, so that one restarted from an older snapshot is cold.
 * Eviction, expiry and flushes only remove: fills are refused, reads miss. Safety needs no clock. A lease is no lock:
 * several processes may share it. Both name the key that they belong to, so that no reply to another question is believed.
 */
class LeaseCache {
    constructor(topology, settings) {
        this.topology = topology;
        this.settings = settings;
        this.keeps = 'text';
        this.underWay = new under_way_1.UnderWay();
        this.keys = new store_keys_1.StoreKeys(settings.keyPrefix);
        const nonce = settings.nonce ?? (0, nonce_source_1.createNonceSource)();
        const common = { keys: this.keys, leaseMs: String((0, value_frame_1.toLifeMs)(settings.leaseMs)), nonce };
        this.drops = new redis_drops_1.RedisDrops(topology, common);
        this.lookups = new lease_lookups_1.LeaseLookups(topology, common);
        this.taggedLookups = new tagged_lookups_1.TaggedLookups(topology, common);
        this.taggedFills = new tagged_fills_1.TaggedFills(common);
        this.manyFills = new many_fills_1.ManyFills(topology);
    }
    get isReady() {
        return this.topology.session !== undefined;
    }
    lookupMany(asked) {
        let session;
        try {
            session = this.topology.requireSession();
        }
        catch (cause) {
            for (const each of asked)
                each.fail(cause);
            return;
        }
        const tagged = asked.filter(({ question }) => question.tags !== undefined);
        if (tagged.length > 0)
            this.taggedLookups.lookupMany(session, tagged);
        const others = tagged.length === 0 ? asked : asked.filter(({ question }) => question.tags === undefined);
        if (others.length > 0)
            this.lookups.lookupMany(session, others);
    }
    async peek(question) {
        return (await this.lookupsFor(question).peek(question)) ?? { kind: 'absent' };
    }
    async open(question, mode) {
        // Only a lease of the mode 'read' is ever answered with a hit.
        return (await this.lookupsFor(question).lease(question, { mode }));
    }
    async lookupPast(question, hit) {
        return this.lookupsFor(question).lease(question, { mode: 'read', past: stampOf(hit) });
    }
    fill(ticket, payload, { ttl, tags, staleFor }) {
        const times = { at: this.settings.clock.wall(), life: (0, value_frame_1.toLifeMs)(ttl), staleFor };
        const text = payload; // `keeps` is 'text'
        const filled = tags
            ? this.fillTagged({ ticket, payload: text, tags, times })
            : this.fillNow(ticket, text, times);
        return this.underWay.track(filled);
    }
    release(ticket, fate) {
        return this.underWay.track(this.releaseNow(ticket, fate));
    }
    drop(names, onConfirmed) {
        return this.drops.drop(names, onConfirmed);
    }
    clear(onProgress) {
        return this.drops.clear(onProgress);
    }
    freshness(hit) {
        return (0, value_frame_1.freshnessOf)(hit, this.settings.clock);
    }
    async close() {
        await this.underWay.drain(this.settings.scheduler, this.settings.drainMs);
        this.topology.close();
    }
    async releaseNow({ question: { key, kind }, id }, fate) {
        const session = this.topology.requireSession();
        const [lease, value] = [this.keys.lease(key, kind), this.keys.value(key, kind)];
        const token = id; // the ids of this cache are texts
        if (fate?.kind !== 'rests') {
            const keys = fate === undefined ? [lease] : [lease, value];
            await lease_scripts_1.RELEASE_SCRIPT.run(session, { keys, args: [token] });
            return;
        }
        const until = (0, value_frame_1.retryStamp)(this.settings.clock.wall() + fate.ms);
        await lease_scripts_1.REST_SCRIPT.run(session, { keys: [lease, value], args: [token, stampOf(fate.hit), until] });
    }
    lookupsFor({ tags }) {
        return tags === undefined ? this.lookups : this.taggedLookups;
    }
    async fillTagged(fill) {
        return this.taggedFills.fill(this.topology.requireSession(), fill);
    }
    fillNow({ question, id }, payload, times) {
        const { key, kind } = question;
        const lease = id; // the ids of this cache are texts
        const value = (0, value_frame_1.frameValue)(lease.slice(nonce_source_1.NONCE_LENGTH), times, payload);
        const [valueName, leaseName] = [this.keys.value(key, kind), this.keys.lease(key, kind)];
        return this.manyFills.fill({ valueName, leaseName, lease, value, life: (0, value_frame_1.keptFor)(times) });
    }
}
exports.LeaseCache = LeaseCache;
/** Of a hit of this cache: there are no others. */
function stampOf(hit) {
    return hit instanceof value_frame_1.FramedHit ? hit.stamp : '';
}
//# sourceMappingURL=lease.cache.js.map