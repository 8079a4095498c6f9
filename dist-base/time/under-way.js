"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UnderWay = void 0;
const pause_1 = require("./pause");
/** Work that has not ended yet, such as fills that a store has not answered: so that an application that ends can wait. */
class UnderWay {
    constructor() {
        this.work = new Set();
    }
    /** Resolves or rejects as the work does. */
    async track(work) {
        this.work.add(work);
        try {
            return await work;
        }
        finally {
            this.work.delete(work);
        }
    }
    /**
     * Waits until all of it has ended, but for at most `patience` milliseconds: a server that hangs answers nothing, and the
     * way to it has to be closed all the same, or it keeps the process alive.
     */
    async drain(scheduler, patience) {
        if (this.work.size === 0)
            return;
        await Promise.race([Promise.allSettled(this.work), (0, pause_1.pause)(scheduler, patience)]);
    }
}
exports.UnderWay = UnderWay;
//# sourceMappingURL=under-way.js.map