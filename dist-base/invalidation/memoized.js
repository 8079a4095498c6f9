"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.memoized = memoized;
const describe_value_1 = require("../errors/describe-value");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const not_memoized_error_1 = require("../errors/not-memoized.error");
const batch_decoration_1 = require("../nest/batch-decoration");
const decoration_1 = require("../nest/decoration");
const application_1 = require("../runtime/application");
const batch_verbs_1 = require("./verbs/batch-verbs");
const mocked_verbs_1 = require("./verbs/mocked-verbs");
const verbs_1 = require("./verbs/verbs");
function memoized(instance, pick) {
    requireInstance(instance);
    return pick
        ? verbsOf(instance, nameOfPicked(instance, pick))
        : new Proxy(instance, { get: (_, name) => handleFor(instance, name) });
}
/** What is no method answers as it would on any object: a debugger asks for symbols, `await` for `then`. */
function handleFor(instance, name) {
    if (typeof name !== 'string')
        return undefined;
    const isThere = name in instance;
    const isMethod = isThere && typeof Reflect.get(instance, name) === 'function';
    // A mock may lack what only its verbs are asked for.
    const isMocked = !isThere && !ASKED_OF_ANY_OBJECT.includes(name) && !(0, application_1.isAnyMemoizing)();
    return isMethod || isMocked ? verbsOf(instance, name) : undefined;
}
const ASKED_OF_ANY_OBJECT = ['then', 'toJSON'];
/** @throws NotMemoizedError */
function verbsOf(instance, name) {
    const prototype = Object.getPrototypeOf(instance);
    const decoration = prototype ? (0, decoration_1.findDecoration)(prototype, name) : undefined;
    if (prototype && decoration)
        return new verbs_1.Verbs(instance, prototype, decoration);
    const batch = prototype ? (0, batch_decoration_1.findBatch)(prototype, name) : undefined;
    const single = prototype && batch && (0, batch_decoration_1.findSingle)(prototype, batch);
    if (prototype && batch && single)
        return new batch_verbs_1.BatchVerbs({ instance, prototype, batch, single });
    if (!(0, application_1.isAnyMemoizing)())
        return new mocked_verbs_1.MockedVerbs(instance, name);
    throw new not_memoized_error_1.NotMemoizedError({ className: prototype?.constructor.name ?? 'The object', method: name });
}
function requireInstance(instance) {
    if (typeof instance === 'object' && instance !== null)
        return;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'instance',
        value: instance,
        where: 'memoized()',
        expected: 'an instance of the class that has the method',
    });
}
/** @throws InvalidOptionError */
function nameOfPicked(instance, pick) {
    const picked = readOnce(pick);
    if (picked instanceof Picked)
        return picked.property;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'pick',
        value: pick,
        where: `memoized() of ${(0, describe_value_1.describeValue)(instance)}`,
        expected: 'a function that answers a method of the very instance it is given, such as (self) => self.find; that of ' +
            'another object, such as self.files, is named with memoized(self.files)',
    });
}
/** What stands for a property of an object that only remembers what is read. */
class Picked {
    constructor(property) {
        this.property = property;
    }
}
/** The function gets such an object, so nothing of the class runs; what it then reads deeper is not there. */
function readOnce(pick) {
    try {
        return pick(new Proxy({}, { get: (_, name) => new Picked(String(name)) }));
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=memoized.js.map