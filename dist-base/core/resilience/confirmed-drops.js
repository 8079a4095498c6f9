"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ConfirmedDrops = void 0;
const unconfirmed_drop_error_1 = require("../../ports/unconfirmed-drop.error");
const names_left_1 = require("../../ports/names-left");
/** Invalidations of a cache that may fail: always attempted, whatever the breaker says, and confirmed or rejected. */
class ConfirmedDrops {
    constructor(connector, settings) {
        this.connector = connector;
        this.settings = settings;
    }
    /**
     * Always attempted, within `deadline.invalidate` of the last progress.
     *
     * @throws UnconfirmedDropError with a CacheOperationError as its cause
     */
    async drop(names) {
        const left = new names_left_1.NamesLeft(names);
        try {
            await this.confirm(async (cache, onProgress) => cache.drop(names, (confirmed) => {
                left.remove(confirmed);
                onProgress();
            }));
        }
        catch (error) {
            const known = error instanceof unconfirmed_drop_error_1.UnconfirmedDropError ? error : undefined;
            const cause = this.settings.health.describe('invalidate', known ? known.cause : error);
            throw new unconfirmed_drop_error_1.UnconfirmedDropError(known?.names ?? left.names, { cause });
        }
    }
    /**
     * Always attempted, within `deadline.invalidate` of the last progress.
     *
     * @throws CacheOperationError
     */
    async clear() {
        try {
            await this.confirm(async (cache, onProgress) => cache.clear(onProgress));
        }
        catch (cause) {
            throw this.settings.health.describe('clear', cause);
        }
    }
    /** A cache that was not made yet is tried to be made at once. */
    async confirm(work) {
        const { breaker, clock, counters, deadline, tick } = this.settings;
        const begin = clock.monotonic();
        tick.forget();
        try {
            await this.doInTime(work);
        }
        catch (cause) {
            counters.failedInvalidations += 1;
            throw cause;
        }
        finally {
            counters.invalidations += 1;
        }
        tick.forget();
        if (clock.monotonic() - begin <= deadline.read)
            breaker.succeeded();
    }
    doInTime(work) {
        const { deadline, deadlines } = this.settings;
        const { cache } = this.connector;
        return deadlines.limitProgress(async (onProgress) => work(cache ?? (await this.connector.connect()), onProgress), deadline.invalidate);
    }
}
exports.ConfirmedDrops = ConfirmedDrops;
//# sourceMappingURL=confirmed-drops.js.map