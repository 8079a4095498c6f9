"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LeaseWait = void 0;
const backoff_1 = require("../../time/backoff");
const pause_1 = require("../../time/pause");
const FIRST_POLL_MS = 8;
const SLOWEST_POLL_MS = 64;
/**
 * Waits for another process that holds the lease of a key: asks again with backoff until there is an outcome, the
 * lease is another one, or the wait is over. Called once per key and ticket (those who come later join the flight
 * that is waiting), so a herd of callers is one poller.
 */
class LeaseWait {
    constructor(cache, settings) {
        this.cache = cache;
        this.settings = settings;
    }
    /** @param lookups whom to ask. @default the cache itself */
    async for(ticket, lookups = this.cache) {
        const { clock, herdWait, random, scheduler } = this.settings;
        const backoff = new backoff_1.Backoff({ first: FIRST_POLL_MS, longest: SLOWEST_POLL_MS, random });
        const end = clock.monotonic() + herdWait;
        let found = { kind: 'miss', ticket };
        while (isUnchanged(found, ticket)) {
            const left = end - clock.monotonic();
            if (left <= 0)
                break;
            await (0, pause_1.pause)(scheduler, Math.min(backoff.next(), left));
            found = await lookups.lookup(ticket.question);
        }
        return found;
    }
}
exports.LeaseWait = LeaseWait;
function isUnchanged(found, ticket) {
    return found.kind === 'miss' && found.ticket.id === ticket.id;
}
//# sourceMappingURL=lease-wait.js.map