"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ChangeDrops = void 0;
exports.listUnconfirmed = listUnconfirmed;
const collected_drops_1 = require("./collected-drops");
const confirm_drops_1 = require("./confirm-drops");
/** What changes have made old, by what becomes of it if it is not confirmed. */
class ChangeDrops {
    constructor() {
        this.drops = {
            reject: new collected_drops_1.CollectedDrops(),
            retry: new collected_drops_1.CollectedDrops(),
        };
    }
    of(onFailure) {
        return this.drops[onFailure];
    }
    addAll({ drops }) {
        this.drops.reject.addAll(drops.reject);
        this.drops.retry.addAll(drops.retry);
    }
    /** Drops all of it. What was not confirmed and is to be sent again waits from here on. */
    async attempt() {
        const [reject, retry] = await Promise.all([
            (0, confirm_drops_1.attemptDrops)(this.drops.reject),
            (0, confirm_drops_1.attemptDrops)(this.drops.retry, { onFailure: 'retry' }),
        ]);
        return { reject, retry };
    }
}
exports.ChangeDrops = ChangeDrops;
function listUnconfirmed({ reject, retry }) {
    return [reject, retry].filter((each) => each !== undefined);
}
//# sourceMappingURL=change-drops.js.map