"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.wrappersOf = wrappersOf;
exports.prototypeOf = prototypeOf;
exports.singletonOf = singletonOf;
exports.isSingleton = isSingleton;
exports.isClassWrapper = isClassWrapper;
/** Everything that Nest makes for an application: providers, controllers, guards, pipes, interceptors and the rest. */
function* wrappersOf(container) {
    for (const module of container.values()) {
        yield* module.providers.values();
        yield* module.controllers.values();
        yield* module.injectables.values();
        yield* module.middlewares.values();
    }
}
/** The prototype of what a wrapper makes; undefined for values and factories that have not made anything. */
function prototypeOf(wrapper) {
    const instance = singletonOf(wrapper);
    if (instance !== undefined)
        return Object.getPrototypeOf(instance);
    return isClassWrapper(wrapper) ? wrapper.metatype.prototype : undefined;
}
/** The one instance of a wrapper; undefined where there are several, or none yet, or where it is no object. */
function singletonOf(wrapper) {
    if (!isSingleton(wrapper))
        return undefined;
    const instance = wrapper.instance;
    return typeof instance === 'object' && instance !== null ? instance : undefined;
}
function isSingleton(wrapper) {
    return !wrapper.isTransient && wrapper.isDependencyTreeStatic();
}
function isClassWrapper(wrapper) {
    return (typeof wrapper.metatype === 'function' &&
        !wrapper.inject &&
        typeof wrapper.metatype.prototype === 'object');
}
//# sourceMappingURL=providers.js.map