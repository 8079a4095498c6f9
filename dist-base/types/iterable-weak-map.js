"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IterableWeakMap = void 0;
/** Holds a value for each object as long as somebody else holds the object, and can list them all. */
class IterableWeakMap {
    constructor() {
        this.values = new WeakMap();
        this.refs = new Set();
        this.registry = new FinalizationRegistry((ref) => this.refs.delete(ref));
    }
    /** How many objects there are, some of which may be gone. */
    get size() {
        return this.refs.size;
    }
    get(key) {
        return this.values.get(key);
    }
    has(key) {
        return this.values.has(key);
    }
    set(key, value) {
        if (!this.values.has(key)) {
            const ref = new WeakRef(key);
            this.refs.add(ref);
            this.registry.register(key, ref);
        }
        this.values.set(key, value);
    }
    *entries() {
        for (const ref of this.refs) {
            const key = ref.deref();
            const value = key && this.values.get(key);
            if (key && value !== undefined)
                yield [key, value];
        }
    }
}
exports.IterableWeakMap = IterableWeakMap;
//# sourceMappingURL=iterable-weak-map.js.map