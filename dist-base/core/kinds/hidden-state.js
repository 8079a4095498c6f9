"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hidesState = hidesState;
exports.isShell = isShell;
const class_name_1 = require("../../types/class-name");
const class_source_1 = require("./class-source");
const kind_1 = require("./kind");
/** Remembers what a class was found to be: reading its source takes longer than a key. It changes no answer. */
const known = new WeakMap();
/**
 * Tells whether instances with this prototype have state that nobody outside can see: private fields in the source
 * text of their class or of one above it, or a class that is written in the engine and keeps all inside.
 */
function hidesState(prototype) {
    if (prototype === null)
        return false;
    const remembered = known.get(prototype);
    if (remembered !== undefined)
        return remembered;
    const above = Reflect.getPrototypeOf(prototype);
    // The last one is Object.prototype, of any realm.
    const hides = above !== null && (isHiding(prototype) || hidesState(above));
    known.set(prototype, hides);
    return hides;
}
/**
 * Tells whether an instance has no field at all, and a class that does something: what it works on is elsewhere, in a
 * WeakMap or in the engine, or it has none.
 */
function isShell(value) {
    // The first question is nearly always enough, and costs next to nothing.
    if (Object.keys(value).length > 0 || Reflect.ownKeys(value).length > 0)
        return false;
    for (let level = Reflect.getPrototypeOf(value); level; level = Reflect.getPrototypeOf(level)) {
        const isRoot = Reflect.getPrototypeOf(level) === null;
        if (!isRoot && Reflect.ownKeys(level).some((name) => name !== 'constructor'))
            return true;
    }
    return false;
}
const NATIVE = /\{\s*\[native code\]\s*\}\s*$/;
function isHiding(prototype) {
    const owner = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
    if (typeof owner !== 'function')
        return false;
    const source = Function.prototype.toString.call(owner);
    return NATIVE.test(source) ? !isErrorClass(owner) : (0, class_source_1.showsPrivateFields)(source);
}
/** Recognises a built-in class of errors, of any realm: message, cause and errors are fields. */
function isErrorClass(owner) {
    const name = (0, class_name_1.nameOfClass)(owner);
    return kind_1.ERROR_CLASSES.some((each) => each.name === name);
}
//# sourceMappingURL=hidden-state.js.map