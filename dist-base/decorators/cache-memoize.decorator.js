"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheMemoize = CacheMemoize;
require("reflect-metadata");
const constants_1 = require("../constants");
const invalid_decoration_error_1 = require("../errors/invalid-decoration.error");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const resolve_memoize_options_1 = require("../options/resolve-memoize-options");
const application_1 = require("../runtime/application");
const inject_application_1 = require("../runtime/inject-application");
const method_clashes_1 = require("../runtime/method/method-clashes");
const method_extra_1 = require("../runtime/method/method-extra");
const method_key_1 = require("../runtime/method/method-key");
const method_options_1 = require("../runtime/method/method-options");
const batch_decoration_1 = require("../nest/batch-decoration");
const decoration_1 = require("../nest/decoration");
const class_name_1 = require("../types/class-name");
const recorded_types_1 = require("../nest/recorded-types");
const response_parameters_1 = require("../http/response-parameters");
const change_decoration_1 = require("../nest/change-decoration");
const stand_in_1 = require("./stand-in");
function CacheMemoize(...given) {
    return (target, name, descriptor) => {
        const where = `${classNameOf(target)}.${String(name)}`;
        const original = requireMethod({ target, name, descriptor, where });
        const options = (0, resolve_memoize_options_1.resolveMemoizeOptions)(mergeArguments(given, where), `@CacheMemoize on ${where}`);
        if (options.prefix === undefined)
            (0, method_key_1.defaultPrefix)(where);
        (0, method_extra_1.requireKeyOf)(options.extra, options.where);
        const decoration = {
            prototype: target,
            name: String(name),
            options,
            original,
            handedCount: undefined,
        };
        (0, method_clashes_1.refuseClashes)(where, (0, method_options_1.methodOptionsOf)(target, decoration)); // with what it inherits: its class is decorated later
        // requireMethod found a descriptor with a function in it.
        descriptor.value = makeProxy(decoration);
        (0, decoration_1.writeDecoration)(decoration);
        (0, inject_application_1.injectApplication)(target);
    };
}
function requireMethod({ target, name, descriptor, where }) {
    const refuse = (reason) => {
        throw new invalid_decoration_error_1.InvalidDecorationError({ method: where, reason });
    };
    if (typeof target === 'function')
        refuse('it is static. Only methods of instances can be memoized.');
    if (typeof name === 'symbol')
        refuse('its name is a symbol. Give it a name that a key can begin with.');
    if (!descriptor || descriptor.get || descriptor.set)
        refuse('it is not a method. Make it an async method.');
    if (typeof descriptor?.value !== 'function')
        refuse('it is not a function. Make it an async method.');
    const returned = (0, recorded_types_1.recordedNoPromise)(target, String(name));
    if (returned !== undefined)
        refuse(`it returns ${returned} and no Promise, which memoized it would. Make it an async method.`);
    if ((0, batch_decoration_1.findOwnBatch)(target, name))
        refuse('it has @CacheMemoizeMany: its items are memoized already.');
    if ((0, decoration_1.isDecorated)(target, String(name)))
        refuse('it is decorated twice. Remove one @CacheMemoize.');
    if ((0, change_decoration_1.findOwnChange)(target, name))
        refuse('it has @Invalidates: a hit would not run it, and change nothing.');
    return descriptor?.value; // where nobody knows what it returns, its first call tells
}
/** `@CacheMemoize(ttl, options)` is `@CacheMemoize({ ttl, ...options })`. */
function mergeArguments([first, options], where) {
    if (first === undefined)
        return options ?? {};
    if (typeof first === 'object' && first !== null && options === undefined)
        return first;
    if (options && 'ttl' in options && options.ttl !== undefined) {
        throw new invalid_option_error_1.InvalidOptionError({
            option: 'ttl',
            value: options.ttl,
            where: `@CacheMemoize on ${where}`,
            expected: 'given once, as the first argument or as an option',
        });
    }
    return { ...options, ttl: first };
}
function makeProxy(decoration) {
    const { name, original } = decoration;
    const proxy = function (...args) {
        // Only of a handler: a call of anything else is handed nothing.
        const handed = decoration.handedCount === undefined ? undefined : (0, response_parameters_1.takeResponse)(decoration, args);
        const method = (0, application_1.boundMethodOf)(this, decoration);
        if (method === undefined)
            return original.apply(this, args);
        return method.call(this, args, handed); // a bound method has an instance that it is bound to
    };
    (0, decoration_1.noteProxy)(proxy);
    (0, stand_in_1.dressAs)(proxy, original, name);
    Reflect.defineMetadata(constants_1.DECORATION_METADATA, decoration, proxy);
    return proxy;
}
function classNameOf(target) {
    return (0, class_name_1.nameOfClass)(typeof target === 'function' ? target : target.constructor);
}
//# sourceMappingURL=cache-memoize.decorator.js.map