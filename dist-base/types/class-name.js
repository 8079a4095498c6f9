"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.nameOfClass = nameOfClass;
exports.classNameOf = classNameOf;
const NAME_IN_SOURCE = /^(?:class|function)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/u;
/**
 * Tells the name of a class, without running code of the class's own: `static name()`, or a getter of that name, takes
 * the place of the real one, which then stands in the source text only.
 */
function nameOfClass(given) {
    if (typeof given !== 'function')
        return '';
    const name = Object.getOwnPropertyDescriptor(given, 'name')?.value;
    if (typeof name === 'string')
        return name;
    return NAME_IN_SOURCE.exec(Function.prototype.toString.call(given))?.[1] ?? '';
}
/** Names the class of an object as its prototype does; a `constructor` field of the object's own is data. */
function classNameOf(value) {
    const prototype = Reflect.getPrototypeOf(value);
    if (prototype === null)
        return '';
    const known = names.get(prototype);
    if (known !== undefined)
        return known;
    const name = nameOfClass(constructorOf(prototype));
    names.set(prototype, name);
    return name;
}
/** Of prototypes: to ask without running code of theirs takes as long as half a key. */
const names = new WeakMap();
/** Answers what a prototype, or the nearest one above it, has as its constructor. No getter runs. */
function constructorOf(prototype) {
    for (let level = prototype; level; level = Reflect.getPrototypeOf(level)) {
        const found = Object.getOwnPropertyDescriptor(level, 'constructor');
        if (found)
            return found.value;
    }
    return undefined;
}
//# sourceMappingURL=class-name.js.map