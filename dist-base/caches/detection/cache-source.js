"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheSource = void 0;
const memory_cache_description_1 = require("../memory/memory-cache.description");
const detect_cache_1 = require("./detect-cache");
const make_store_1 = require("./make-store");
/** Where a cache comes from: what a user gave, or makes when it is first asked for. */
class CacheSource {
    constructor(given, settings) {
        this.given = given;
        this.settings = settings;
        this.isClosed = false;
    }
    /** What stands there, for who reads a log; undefined while that is not known. */
    get place() {
        return this.detected?.place;
    }
    /**
     * The cache, as soon as its server answers. Rejects when an attempt has failed, and may be called again.
     *
     * @throws UnsupportedCacheError (as a rejection)
     */
    async reach() {
        const detected = (this.detected ??= await this.detect());
        if (this.isClosed)
            await this.close();
        return detected.reach();
    }
    /** After the cache itself. Never rejects. */
    async close() {
        this.isClosed = true;
        this.making?.giveUp(new Error('The cache is closed'));
        this.detected?.close();
        if (this.settings.isMade)
            await this.detected?.dispose();
    }
    async detect() {
        const { settings } = this;
        if (!settings.isMade)
            return (0, detect_cache_1.detectCache)(this.given, settings);
        const made = await this.make();
        if (made instanceof memory_cache_description_1.MemoryCacheDescription)
            this.memory = made;
        const detected = (0, detect_cache_1.detectCache)(made, {
            ...settings,
            onRefused: () => this.forget(detected),
        });
        return detected;
    }
    forget(detected) {
        if (this.detected !== detected)
            return;
        this.detected = undefined;
        detected.close();
        void detected.dispose();
        this.settings.onForgotten?.();
    }
    discard(store) {
        try {
            const detected = (0, detect_cache_1.detectCache)(store, this.settings);
            detected.close();
            void detected.dispose();
        }
        catch {
            // What is no cache has nothing to be closed.
        }
    }
    async make() {
        const { scheduler } = this.settings;
        // What it throws at once is a rejection too.
        const make = () => Promise.resolve().then(this.given);
        this.making = new make_store_1.StoreInTheMaking(make, scheduler, (store) => this.discard(store));
        try {
            return await this.making.store;
        }
        finally {
            this.making = undefined;
        }
    }
}
exports.CacheSource = CacheSource;
//# sourceMappingURL=cache-source.js.map