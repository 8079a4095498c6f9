"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findClasses = findClasses;
const node_util_1 = require("node:util");
const kind_1 = require("../kinds/kind");
/** A larger value is not copied anyway, or its classes are known by then. */
const MOST_OBJECTS = 1_000;
/** The classes of the instances among some values, and in their fields and items. */
function findClasses(values) {
    const seen = new Set();
    const classes = new Set();
    const waiting = [...values];
    while (waiting.length > 0 && seen.size < MOST_OBJECTS) {
        const value = waiting.pop();
        if (!(0, kind_1.isObject)(value) || node_util_1.types.isProxy(value) || seen.has(value))
            continue;
        seen.add(value);
        const found = classOfInstance(value);
        if (found !== undefined)
            classes.add(found);
        for (const child of childrenOf(value))
            waiting.push(child);
    }
    return [...classes];
}
function classOfInstance(value) {
    if ((0, kind_1.kindOf)(value) !== 'instance' || (0, kind_1.hasInnerContent)(value))
        return undefined;
    const prototype = Reflect.getPrototypeOf(value);
    const found = prototype && Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
    return typeof found === 'function' && found.prototype === prototype ? found : undefined;
}
function childrenOf(value) {
    if (node_util_1.types.isMap(value))
        return [...value.keys(), ...value.values()];
    if (node_util_1.types.isSet(value))
        return value;
    if (ArrayBuffer.isView(value))
        return [];
    // Of accessors there is no value: no code of others runs.
    return Object.values(Object.getOwnPropertyDescriptors(value)).map(({ value: child }) => child);
}
//# sourceMappingURL=find-classes.js.map