"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ReachWaiters = void 0;
/** Those who wait until Redis is reached, or until an attempt to reach it has failed. */
class ReachWaiters {
    constructor() {
        this.waiters = [];
    }
    wait() {
        return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
    }
    reached() {
        for (const { resolve } of this.take())
            resolve();
    }
    failed(cause) {
        for (const { reject } of this.take())
            reject(cause);
    }
    take() {
        return this.waiters.splice(0);
    }
}
exports.ReachWaiters = ReachWaiters;
//# sourceMappingURL=reach-waiters.js.map