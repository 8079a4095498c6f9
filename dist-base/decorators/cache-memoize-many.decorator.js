"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheMemoizeMany = CacheMemoizeMany;
require("reflect-metadata");
const copying_codec_1 = require("../core/values/copying-codec");
const deliver_1 = require("../core/calls/deliver");
const invalid_decoration_error_1 = require("../errors/invalid-decoration.error");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const batch_decoration_1 = require("../nest/batch-decoration");
const change_decoration_1 = require("../nest/change-decoration");
const decoration_1 = require("../nest/decoration");
const recorded_types_1 = require("../nest/recorded-types");
const batch_options_1 = require("../options/batch-options");
const defaults_1 = require("../options/defaults");
const application_1 = require("../runtime/application");
const plain_batch_1 = require("../runtime/batches/plain-batch");
const inject_application_1 = require("../runtime/inject-application");
const class_name_1 = require("../types/class-name");
const stand_in_1 = require("./stand-in");
function CacheMemoizeMany(single, options = {}) {
    return (target, name, descriptor) => {
        const method = `${(0, class_name_1.nameOfClass)(typeof target === 'function' ? target : target.constructor)}.${String(name)}`;
        const original = requireMethod({ target, name, descriptor, method });
        const where = `@CacheMemoizeMany on ${method}`;
        const resolved = (0, batch_options_1.resolveManyOptions)(options, where);
        const decoration = {
            ...{ prototype: target, name: String(name), original },
            single: requireName(single, where),
            rules: rulesOf(resolved, where),
            maxSize: resolved.maxSize,
        };
        // requireMethod found a descriptor with a function in it.
        descriptor.value = makeProxy(decoration);
        (0, batch_decoration_1.writeBatch)(decoration);
        (0, inject_application_1.injectApplication)(target);
    };
}
function requireMethod({ target, name, descriptor, method }) {
    const refuse = (reason) => {
        throw new invalid_decoration_error_1.InvalidDecorationError({ method, reason, decorator: 'CacheMemoizeMany' });
    };
    if (typeof target === 'function')
        refuse('it is static. Only methods of instances can be memoized.');
    if (typeof name === 'symbol')
        refuse('its name is a symbol. Give it a name that verbs can name.');
    if (typeof descriptor?.value !== 'function')
        refuse('it is not a method. Make it an async method.');
    if ((0, decoration_1.isDecorated)(target, String(name)))
        refuse('it has @CacheMemoize, too. Remove one of them.');
    if ((0, batch_decoration_1.findOwnBatch)(target, name))
        refuse('it is decorated twice. Remove one @CacheMemoizeMany.');
    if ((0, change_decoration_1.findOwnChange)(target, name))
        refuse('it has @Invalidates: a hit would not run it, and change nothing.');
    const returned = (0, recorded_types_1.recordedNoPromise)(target, String(name));
    if (returned !== undefined)
        refuse(`it returns ${returned} and no Promise, which memoized it would. Make it an async method.`);
    return descriptor?.value; // where nobody knows what it returns, its first answer tells
}
function requireName(single, where) {
    if (typeof single === 'string' && single !== '')
        return single;
    const expected = 'the name of a memoized method of the same class, as a string';
    throw new invalid_option_error_1.InvalidOptionError({ option: 'single', value: single, where, expected });
}
/** What stands for an id without a row belongs to whoever gets it. */
function rulesOf({ by, absent }, where) {
    if (absent === undefined)
        return { by, absent };
    const { maxValueBytes } = defaults_1.MODULE_DEFAULTS;
    const codec = new copying_codec_1.CopyingCodec({ method: where, classes: [], maxValueBytes });
    try {
        const kept = codec.encode({ kind: 'result', value: absent.value });
        return { by, absent: () => (0, deliver_1.deliver)(codec.decode(kept) ?? { kind: 'result', value: absent.value }) };
    }
    catch (cause) {
        const expected = `a plain value that can be kept (${cause.message})`; // the codec throws nothing else
        throw new invalid_option_error_1.InvalidOptionError({ option: 'absent', value: absent.value, where, expected });
    }
}
function makeProxy(decoration) {
    const { name, original } = decoration;
    const proxy = function (...args) {
        const batch = (0, application_1.boundBatchOf)(this, decoration);
        if (batch === undefined)
            return (0, plain_batch_1.runPlainly)(decoration, this, args);
        return batch.call(this, args); // a bound batch has an instance that it is bound to
    };
    (0, stand_in_1.dressAs)(proxy, original, name);
    return proxy;
}
//# sourceMappingURL=cache-memoize-many.decorator.js.map