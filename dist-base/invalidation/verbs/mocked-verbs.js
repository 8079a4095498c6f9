"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MockedVerbs = void 0;
const not_memoized_error_1 = require("../../errors/not-memoized.error");
/** The verbs of what a unit test put in the place of an instance: nothing is kept, so there is nothing to drop. */
class MockedVerbs {
    constructor(instance, name) {
        this.instance = instance;
        this.name = name;
        this.invalidate = () => Promise.resolve();
        this.original = (...args) => {
            const method = Reflect.get(this.instance, this.name);
            if (typeof method === 'function')
                return Reflect.apply(method, this.instance, args);
            throw this.refusal();
        };
        this.refresh = (...args) => this.original(...args);
        this.getCacheKey = () => {
            throw this.refusal();
        };
        this.withExtra = () => this;
    }
    refusal() {
        const prototype = Reflect.getPrototypeOf(this.instance);
        return new not_memoized_error_1.NotMemoizedError({
            className: prototype?.constructor.name ?? 'The object',
            method: this.name,
        });
    }
}
exports.MockedVerbs = MockedVerbs;
//# sourceMappingURL=mocked-verbs.js.map