"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheRegistry = void 0;
const cache_source_1 = require("../caches/detection/cache-source");
const wrapped_cache_1 = require("../caches/detection/wrapped-cache");
const memory_cache_1 = require("../caches/memory/memory.cache");
const memory_cache_description_1 = require("../caches/memory/memory-cache.description");
const tiered_description_1 = require("../caches/tiered/tiered.description");
const call_counters_1 = require("../core/calls/call-counters");
const lease_wait_1 = require("../core/calls/lease-wait");
const single_flight_1 = require("../core/calls/single-flight");
const avoiding_cache_1 = require("../core/resilience/avoiding.cache");
const cache_health_1 = require("../core/resilience/cache-health");
const connector_1 = require("../core/resilience/connector");
const resilient_cache_1 = require("../core/resilience/resilient.cache");
const renewals_under_way_1 = require("../core/stale/renewals-under-way");
const unconfirmed_drops_1 = require("../core/resilience/unconfirmed-drops");
const missing_key_prefix_error_1 = require("../errors/missing-key-prefix.error");
const rejected_cache_error_1 = require("../errors/rejected-cache.error");
const defaults_1 = require("../options/defaults");
const option_reader_1 = require("../options/option-reader");
const cache_counters_1 = require("../ports/cache-counters");
const deadlines_1 = require("../time/deadlines");
const expiry_clock_1 = require("../time/expiry-clock");
const system_time_1 = require("../time/system-time");
const key_beginnings_1 = require("./key-beginnings");
const memory_in_front_1 = require("./memory-in-front");
/** alias → cache: makes what stands behind each alias, keeps what is remote from breaking a call, and closes it all. */
class CacheRegistry {
    constructor(parts) {
        this.parts = parts;
        this.registered = new Map();
        /** For aliases that do not exist, and need not. */
        this.standIns = new Map();
        this.sources = [];
        /** What stands behind each alias, in words. */
        this.places = new Map();
        const { clock, scheduler } = parts.time;
        this.deadlines = new deadlines_1.Deadlines(clock, scheduler);
        const reality = clock === system_time_1.systemTime.clock ? system_time_1.systemReality : TURNED_BY_HAND;
        this.expiryClock = new expiry_clock_1.ExpiryClock(clock, scheduler, reality);
    }
    /** @throws CacheMemoizeError for what is refused */
    static async create(entries, parts) {
        const registry = new CacheRegistry(parts);
        try {
            await Promise.all(entries.map((entry) => registry.register(entry)));
            return registry;
        }
        catch (error) {
            await registry.close();
            throw error;
        }
    }
    /** Those that were given, with the default. */
    get caches() {
        return [...this.registered.values()];
    }
    get aliases() {
        return [...this.registered.keys()];
    }
    /** With `enabled: false` nothing is kept, and so no alias needs to exist. */
    get(alias) {
        const registered = this.registered.get(alias);
        return registered ?? (this.parts.options.enabled ? undefined : this.standIn(alias));
    }
    /** A decorator names this alias: where every alias is in memory, it is there from now on. */
    ensure(alias) {
        const { isEveryAliasInMemory, options } = this.parts;
        if (!isEveryAliasInMemory || !options.enabled || this.registered.has(alias))
            return;
        this.addMemory({ alias, ttl: options.ttl, keyPrefix: options.keyPrefix }, (0, memory_cache_description_1.memoryCache)());
    }
    /** What stands behind an alias, for who reads a log: `Redis, prefix 'shop'`. */
    placeOf(alias) {
        return this.places.get(alias)?.() ?? 'nothing';
    }
    async close() {
        const { options } = this.parts;
        await Promise.all(this.caches.map(async ({ cache, renewals }) => {
            await renewals.drain(options.deadline.fill);
            await cache.close();
        }));
        await Promise.all(this.sources.map((source) => this.closeSource(source)));
    }
    async register(entry) {
        const { alias, store } = entry;
        const given = store instanceof Promise ? await settle(alias, store) : store;
        if (given instanceof tiered_description_1.TieredDescription)
            return this.registerShared(entry, { given: await settle(alias, given.store), tier: given });
        if (given instanceof memory_cache_description_1.MemoryCacheDescription)
            return this.addMemory(entry, given);
        await this.registerShared(entry, { given });
    }
    async registerShared(entry, { given, tier }) {
        if (tier)
            (0, memory_in_front_1.refuseMemory)(given, entry.alias);
        const isMade = (0, option_reader_1.isFactory)(given);
        // Nobody else can reach it, so that any prefix will do.
        const isMemory = given instanceof wrapped_cache_1.WrappedCache && given.isMemory;
        const named = isMemory ? { ...entry, keyPrefix: entry.keyPrefix ?? defaults_1.MODULE_DEFAULTS.keyPrefix } : entry;
        if (!isMade)
            requireKeyPrefix(named);
        await this.addShared(named, { given, isMade, tier });
    }
    standIn(alias) {
        const known = this.standIns.get(alias);
        if (known)
            return known;
        const counters = new cache_counters_1.CacheCounters();
        const cache = new memory_cache_1.MemoryCache({ maxEntries: 1, clock: this.expiryClock });
        const { ttl, keyPrefix } = this.parts.options;
        const standIn = this.complete({ alias, ttl, keyPrefix }, { cache, counters, isolation: 'copy', isTiered: false });
        this.standIns.set(alias, standIn);
        return standIn;
    }
    addMemory(entry, { isolation, ...limits }) {
        this.places.set(entry.alias, () => 'memory of this process');
        const counters = new cache_counters_1.CacheCounters();
        const cache = new memory_cache_1.MemoryCache({ ...limits, clock: this.expiryClock, counters });
        this.add(entry, { cache, counters, isolation, isTiered: false });
    }
    async addShared(entry, { given, isMade, tier }) {
        const { deadlines } = this;
        const { options, activity, time } = this.parts;
        const { alias, keyPrefix = '', deadline } = entry;
        const health = new cache_health_1.CacheHealth(alias, activity);
        const context = { alias, keyPrefix, leaseMs: options.leaseMs, drainMs: deadline.fill, ...time };
        const source = new cache_source_1.CacheSource(given, { ...context, isMade, onForgotten: () => connector.reconnect() });
        this.sources.push(source);
        const front = tier ? (0, memory_in_front_1.placeOfMemory)(tier) : '';
        const place = () => source.place ?? 'a cache that is not there yet';
        this.places.set(alias, () => `${front}${place()}, prefix '${keyPrefix}'`);
        const { scheduler } = time;
        const connector = new connector_1.Connector({ connect: () => source.reach(), deadlines, scheduler, health });
        const { breaker } = options;
        const counters = new cache_counters_1.CacheCounters();
        const settings = { deadline, breaker, deadlines, health, counters, ...time };
        const cache = new resilient_cache_1.ResilientCache(connector, settings);
        const made = { cache, counters, isolation: 'copy', isTiered: false };
        this.add(entry, tier ? (0, memory_in_front_1.putMemoryInFront)(tier, made, time) : made);
        // What it makes, a function shows only when it is called.
        await (entry.keyPrefix === undefined ? this.tryOnce(source, entry) : connector.start(deadline.fill));
        if (!source.memory)
            return requireKeyPrefix(entry);
        if (tier)
            (0, memory_in_front_1.refuseMemory)(source.memory, entry.alias);
        await connector.close();
        this.addMemory(entry, source.memory);
    }
    async tryOnce(source, { deadline }) {
        await this.deadlines.limit(source.reach(), deadline.fill).catch(() => undefined);
    }
    add(entry, made) {
        this.registered.set(entry.alias, this.complete(entry, made));
    }
    complete({ alias, ttl, keyPrefix }, { cache: made, counters, isolation, isTiered }) {
        const { activity, options, time } = this.parts;
        const { enabled, herdWait, joinWait } = options;
        const { clock, scheduler } = time;
        const onConfirmed = () => activity.recovered(alias, false);
        const unconfirmed = new unconfirmed_drops_1.UnconfirmedDrops(made, { scheduler, counters, onConfirmed });
        // Memory confirms all that it drops.
        const cache = made.keeps === 'text' ? new avoiding_cache_1.AvoidingCache(made, unconfirmed) : made;
        const flights = new single_flight_1.SingleFlight({ joinWait, timers: this.deadlines, clock: this.expiryClock });
        const leaseWait = new lease_wait_1.LeaseWait(cache, { herdWait, ...time });
        const beginnings = new key_beginnings_1.KeyBeginnings(cache.keeps);
        const callCounters = new call_counters_1.CountersByName();
        return {
            ...{ alias, keyPrefix, cache, unconfirmed, flights, leaseWait, clock, ttl, isolation, isTiered },
            beginnings,
            renewals: new renewals_under_way_1.RenewalsUnderWay(scheduler),
            // With `enabled: false` invalidations still reach the store, but nothing is counted.
            ...{ counters: enabled ? counters : new cache_counters_1.CacheCounters(), callCounters, activity },
        };
    }
    /** A client that is broken already may refuse to be closed; the application's end must not hang on it. */
    async closeSource(source) {
        await this.deadlines.limit(source.close(), this.parts.options.deadline.fill).catch(() => undefined);
    }
}
exports.CacheRegistry = CacheRegistry;
/** Of a clock that was injected: nobody knows how it goes. */
const TURNED_BY_HAND = {
    isReal: () => false,
    isDateReal: () => false,
    isMonotonicReal: () => false,
};
/** @throws MissingKeyPrefixError */
function requireKeyPrefix({ alias, keyPrefix }) {
    if (keyPrefix === undefined)
        throw new missing_key_prefix_error_1.MissingKeyPrefixError({ alias });
}
async function settle(alias, given) {
    try {
        return await given;
    }
    catch (cause) {
        throw new rejected_cache_error_1.RejectedCacheError({ alias, cause });
    }
}
//# sourceMappingURL=cache.registry.js.map