"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GetSetStore = void 0;
const value_frame_1 = require("../stored/value-frame");
/** Whatever stands behind `get` and `set`. */
class GetSetStore {
    constructor(store, longestLife = value_frame_1.LONGEST_LIFE) {
        this.store = store;
        this.longestLife = longestLife;
        this.isReady = true;
        this.run = '';
        this.history = '';
        this.session = undefined;
    }
    async get(key) {
        try {
            return await this.store.get(key);
        }
        catch (error) {
            // Stores that parse JSON on the way out: what they cannot read is not ours, and may be replaced.
            if (error instanceof SyntaxError)
                return undefined;
            throw error;
        }
    }
    async set(key, value, life) {
        return await this.store.set(key, value, life);
    }
    isDoubted() {
        return false;
    }
    doubt() {
        return Promise.resolve();
    }
    close() {
        // There is nothing of ours on the way.
    }
}
exports.GetSetStore = GetSetStore;
//# sourceMappingURL=get-set.store.js.map