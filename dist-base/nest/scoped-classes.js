"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScopedClasses = void 0;
const common_1 = require("@nestjs/common");
const constants_1 = require("@nestjs/common/constants");
const iterable_weak_map_1 = require("../types/iterable-weak-map");
const providers_1 = require("./providers");
/** Of which classes instances are made for a request, or for each that injects them; also by contagion. */
class ScopedClasses {
    constructor(container) {
        this.container = container;
        /** Those of which a factory makes more than one instance, with its tokens: no wrapper of Nest's knows of them. */
        this.made = new iterable_weak_map_1.IterableWeakMap();
        this.wrapped = new Set();
        /** How many modules there were when wrappers were looked through: one may be loaded later. */
        this.modules = 0;
    }
    /** How many are known by what factories made. */
    get madeCount() {
        return this.made.size;
    }
    has(prototype) {
        if (this.modules !== this.container.size)
            this.look();
        if (this.made.has(prototype) || this.wrapped.has(prototype))
            return true;
        // What moduleRef.create() makes has no wrapper.
        const options = Reflect.getMetadata(constants_1.SCOPE_OPTIONS_METADATA, prototype.constructor);
        return (options?.scope ?? common_1.Scope.DEFAULT) !== common_1.Scope.DEFAULT;
    }
    /** Instances of this class come from a factory that Nest calls again and again for `token`. */
    noteMade(prototype, token) {
        const tokens = this.made.get(prototype) ?? new Set();
        this.made.set(prototype, tokens.add(token));
    }
    /** The classes of what such factories have made for a token so far. */
    madeFor(token) {
        return [...this.made.entries()].flatMap(([prototype, tokens]) => (tokens.has(token) ? [prototype] : []));
    }
    /** Once for all of them: to look for each method's class would take longer than all else of a start. */
    look() {
        const scoped = [...(0, providers_1.wrappersOf)(this.container)].filter((wrapper) => !(0, providers_1.isSingleton)(wrapper));
        this.wrapped = new Set(scoped.map(providers_1.prototypeOf).filter((prototype) => prototype !== undefined));
        this.modules = this.container.size;
    }
}
exports.ScopedClasses = ScopedClasses;
//# sourceMappingURL=scoped-classes.js.map