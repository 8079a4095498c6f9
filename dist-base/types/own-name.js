"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hasOwnName = hasOwnName;
/** What Nest's `mixin()` calls a class: drawn at random in every process. */
const DRAWN_NAME = /^[\w-]{21}$/;
const DECLARED_NAME = /^class\s+([\w$]+)/;
/** Whether a class is called the same in every process: one that is anonymous, or that `mixin()` has made, is not. */
function hasOwnName(declared) {
    // A static field or method of that name hides the one that the class was declared with.
    if (typeof declared.name !== 'string' || declared.name === '')
        return false;
    const [, name] = DECLARED_NAME.exec(Function.prototype.toString.call(declared)) ?? [];
    return name === declared.name || !DRAWN_NAME.test(declared.name);
}
//# sourceMappingURL=own-name.js.map