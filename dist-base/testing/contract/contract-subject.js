"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withSubject = withSubject;
const node_crypto_1 = require("node:crypto");
const resolve_caches_1 = require("../../options/resolve-caches");
const resolve_module_options_1 = require("../../options/resolve-module-options");
const activity_1 = require("../../ports/activity");
const cache_registry_1 = require("../../runtime/cache.registry");
const system_time_1 = require("../../time/system-time");
const ALIAS = 'subject';
/** A test is not about how fast a machine is. */
const PATIENT = { read: '10s', fill: '10s', invalidate: '10s' };
/** Sets up what was given as the module does, in three processes, for as long as `check` takes. Nothing may fail in it. */
async function withSubject(given, check) {
    const fleet = new Fleet(given);
    try {
        const name = `contract-${(0, node_crypto_1.randomBytes)(6).toString('hex')}`;
        const cache = await fleet.start(name);
        const isOfOneProcess = cache.keeps === 'objects';
        const elsewhere = isOfOneProcess ? cache : await fleet.start(name);
        await check({ cache, elsewhere, neighbour: await fleet.start(`${name}-2`) });
    }
    finally {
        await fleet.end();
    }
    fleet.throwReported();
}
class Fleet {
    constructor(given) {
        this.given = given;
        this.registries = [];
        this.reported = [];
    }
    /** @throws CacheMemoizeError where it is refused, or cannot be reached */
    async start(keyPrefix) {
        const options = (0, resolve_module_options_1.resolveModuleOptions)({ keyPrefix, deadline: PATIENT }, 'describeOutcomeCache()');
        const entries = (0, resolve_caches_1.resolveCaches)({ [ALIAS]: this.given }, options);
        const activity = new activity_1.Activity({
            report: (error) => void this.reported.push(error),
            recovered: () => undefined,
        });
        const named = entries.map((entry) => ({ ...entry, keyPrefix })); // its own would be one for all applications
        const registry = await cache_registry_1.CacheRegistry.create(named, { options, activity, time: system_time_1.systemTime });
        this.registries.push(registry);
        this.throwReported();
        // It was registered a moment ago.
        return registry.get(ALIAS).cache;
    }
    async end() {
        for (const registry of this.registries)
            await registry.get(ALIAS)?.cache.clear();
        for (const registry of this.registries)
            await registry.close();
    }
    /** What an application goes on without is a failure here. */
    throwReported() {
        const [error] = this.reported;
        if (error)
            throw error;
    }
}
//# sourceMappingURL=contract-subject.js.map