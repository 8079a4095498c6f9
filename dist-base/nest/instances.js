"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.singletonsByClass = singletonsByClass;
exports.findDifference = findDifference;
exports.moduleOf = moduleOf;
/**
 * The instances of a class that an application has, and whether they are alike: constructed by Nest from the class
 * itself, with the very same dependencies. A guard that is used in three modules is constructed in each of them.
 */
const core_1 = require("@nestjs/core");
const providers_1 = require("./providers");
/** Each singleton once, however many tokens it is provided under, by the prototype of its class. */
function singletonsByClass(container) {
    const seen = new Set();
    const byClass = new Map();
    for (const wrapper of (0, providers_1.wrappersOf)(container)) {
        const instance = (0, providers_1.singletonOf)(wrapper);
        const prototype = instance && Reflect.getPrototypeOf(instance);
        if (!prototype || seen.has(instance))
            continue;
        seen.add(instance);
        const ofClass = byClass.get(prototype) ?? [];
        ofClass.push({ instance, wrapper });
        byClass.set(prototype, ofClass);
    }
    return byClass;
}
/** In which way two instances of one class are not alike, as the end of a sentence; undefined if they are. */
function findDifference(one, other) {
    if (!(0, providers_1.isClassWrapper)(one.wrapper) || !(0, providers_1.isClassWrapper)(other.wrapper))
        return 'at least one of them was not constructed by Nest from the class itself';
    const [own, others] = [one.wrapper, other.wrapper].map(dependenciesOf);
    const differing = own?.find((dependency, index) => !isSameDependency(dependency, others?.[index]));
    return differing && `their dependencies differ: ${nameOf(differing.token)}`;
}
/** The name of the module that provides an instance. */
function moduleOf({ wrapper }) {
    return wrapper.host?.name ?? 'a module without a name';
}
function dependenciesOf(wrapper) {
    const properties = wrapper.getPropertiesMetadata();
    const constructor = wrapper.getCtorMetadata(); // neither is there where there are none
    return [...(constructor ?? []), ...(properties ?? []).map((property) => property.wrapper)];
}
/** Every module has a ModuleRef of its own, and everybody a logger of his own, which changes nothing of what is answered. */
function isSameDependency(one, other) {
    if (!other)
        return false;
    if (one.token === core_1.ModuleRef && other.token === core_1.ModuleRef)
        return true;
    if (one.isTransient && other.isTransient)
        return one.metatype === other.metatype;
    return one === other || (one.instance !== undefined && Object.is(one.instance, other.instance));
}
function nameOf(token) {
    return typeof token === 'function' ? token.name : String(token);
}
//# sourceMappingURL=instances.js.map