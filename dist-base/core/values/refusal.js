"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refuse = refuse;
exports.refuseByKind = refuseByKind;
exports.refuseHiddenState = refuseHiddenState;
exports.refuseConversion = refuseConversion;
exports.refuseSize = refuseSize;
exports.refuseSharedName = refuseSharedName;
exports.explainRefusal = explainRefusal;
const node_util_1 = require("node:util");
const uncacheable_value_error_1 = require("../../errors/uncacheable-value.error");
const class_name_1 = require("../../types/class-name");
const hidden_state_1 = require("../kinds/hidden-state");
const kind_1 = require("../kinds/kind");
/** Is thrown by the rules for a value that cannot be kept. Who walks knows the place: see {@link explainRefusal}. */
class Refusal extends Error {
    constructor(
    /** What was found, as the end of a sentence: "a function". */
    reason, 
    /** What to do about it, as a sentence. */
    remedy) {
        super(reason);
        this.reason = reason;
        this.remedy = remedy;
    }
}
const RETURN_PLAIN_DATA = 'Return plain data in its place.';
/** Refuses a value for which there is no remedy but another value. */
function refuse(reason) {
    throw new Refusal(reason, RETURN_PLAIN_DATA);
}
/** Refuses an object that the table does not know, and says what it is. */
function refuseByKind(value, kind) {
    const name = (0, class_name_1.classNameOf)(value) || 'a class without a name';
    if (node_util_1.types.isProxy(value))
        refuse('a proxy');
    if (kind === 'regexp')
        refuse('a RegExp');
    if (kind === 'boxed')
        refuse(`an object of the class ${name} round a primitive`);
    if ((0, kind_1.isPromise)(value))
        refuse('a promise');
    if ((0, kind_1.isStream)(value))
        refuse('a stream');
    if ((0, kind_1.isIterator)(value))
        refuse('an iterator');
    if ((0, kind_1.hasInnerContent)(value) || Array.isArray(value))
        refuse(`an instance of ${name}, with content outside its fields`);
    if (value instanceof Error)
        throw new Refusal(`an error of the class ${name}`, LIST_ERROR);
    throw new Refusal(`an instance of ${name}`, hasHiddenState(value) ? LIST_CONVERTED : LIST_CLASS);
}
/** Of such a class only the shell would come back: of one that hides what it has, or keys it by symbols. */
function hasHiddenState(value) {
    const hasSymbols = Object.getOwnPropertySymbols(value).length > 0;
    return hasSymbols || (0, hidden_state_1.hidesState)(Reflect.getPrototypeOf(value)) || (0, hidden_state_1.isShell)(value);
}
/** Refuses an instance of a listed class of which only the shell would come back. */
function refuseHiddenState(value) {
    throw new Refusal(`an instance of ${(0, class_name_1.classNameOf)(value) || 'a class without a name'} with state that is not in its fields`, LIST_CONVERTED);
}
/** Refuses an instance of which `from` makes no other one. */
function refuseConversion(value) {
    throw new Refusal(`an instance of ${(0, class_name_1.classNameOf)(value)}, of which from does not make one again`, 'Let from, in the entry of the class in classes, make an instance of that very class of what to answers.');
}
const LIST_CONVERTED = 'List the class with what is kept of it, { class, to, from } in classes, or return plain data in its place.';
const LIST_CLASS = 'List the class in classes, of CacheMemoizeModule.forRoot or of the decorator, or return plain data in its place.';
const LIST_ERROR = 'List this very class in cacheExceptions, or in classes.';
/** Refuses what is too large. */
function refuseSize(maxValueBytes) {
    throw new Refusal(`larger than maxValueBytes (${maxValueBytes})`, 'Return less, or raise maxValueBytes in CacheMemoizeModule.forRoot.');
}
/** Refuses an instance of a class that text, which knows a class by its name, could not tell from another. */
function refuseSharedName(value) {
    throw new Refusal(`an instance of ${(0, class_name_1.classNameOf)(value) || 'a class without a name'}, and no other listed class may have that name`, 'Give each of the classes in classes and cacheExceptions a name of its own.');
}
/** Makes the error that users see of what was thrown while a value was taken apart. */
function explainRefusal(error, at) {
    if (error instanceof Refusal) {
        return new uncacheable_value_error_1.UncacheableValueError({ ...at, reason: error.reason, remedy: error.remedy });
    }
    return new uncacheable_value_error_1.UncacheableValueError({
        ...at,
        reason: 'a value that throws when it is read',
        remedy: RETURN_PLAIN_DATA,
        cause: error,
    });
}
//# sourceMappingURL=refusal.js.map