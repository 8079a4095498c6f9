"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MethodKey = void 0;
exports.defaultPrefix = defaultPrefix;
const cache_key_1 = require("../../core/keys/cache-key");
const key_refusal_1 = require("../../core/keys/key-refusal");
const describe_value_1 = require("../../errors/describe-value");
const invalid_option_error_1 = require("../../errors/invalid-option.error");
const unkeyable_argument_error_1 = require("../../errors/unkeyable-argument.error");
const cache_memoize_error_1 = require("../../errors/cache-memoize.error");
const option_reader_1 = require("../../options/option-reader");
const key_beginnings_1 = require("../key-beginnings");
const key_callbacks_1 = require("./key-callbacks");
const method_extra_1 = require("./method-extra");
const method_options_1 = require("./method-options");
const handler_1 = require("../../nest/handler");
const recorded_types_1 = require("../../nest/recorded-types");
const class_name_1 = require("../../types/class-name");
const NO_ARGUMENTS = Object.freeze([]);
const KEY_GENERATOR = { name: 'keyGeneratorCallable' };
/** How one method of one class makes its keys. */
class MethodKey {
    /** @throws InvalidOptionError when the class or the method has a name that no prefix can have. */
    constructor(decoration, prototype, { maxKeyBytes, beginnings = key_beginnings_1.FULL_BEGINNINGS, options = (0, method_options_1.methodOptionsOf)(prototype, decoration), }) {
        const { argsRewrite, classes, extras, keyGeneratorCallable } = options;
        this.options = options;
        this.name = `${(0, class_name_1.nameOfClass)(prototype.constructor)}.${decoration.name}`;
        this.prefix = options.prefix ?? defaultPrefix(this.name);
        this.limits = { maxKeyBytes, classes: keyClassesOf(classes) };
        this.argumentLimits = { ...this.limits, parameters: parametersOf(decoration) };
        this.beginnings = beginnings;
        this.beginning = beginnings.of(this.prefix);
        this.callbacks = new key_callbacks_1.KeyCallbacks(this.name);
        this.extra = new method_extra_1.MethodExtra({ method: this.name, extras, callbacks: this.callbacks });
        this.ignoresArguments = (0, handler_1.ignoresArguments)(prototype, decoration);
        const isAsked = this.ignoresArguments || argsRewrite !== undefined || keyGeneratorCallable !== undefined;
        this.plainExtra = isAsked ? undefined : this.extra.fixed;
    }
    /** Whether the call has this key; one without any has none. */
    is(key, instance, args) {
        try {
            return this.for(instance, args) === key;
        }
        catch {
            return false;
        }
    }
    /**
     * What the cache keeps the call's outcome under.
     *
     * @param given in place of what functions given as `extra` would answer
     * @throws UnkeyableArgumentError when the call has no key.
     * @throws InvalidOptionError for a given extra that cannot stand for such functions
     */
    for(instance, args, given) {
        try {
            const extra = given && this.extra.read(given);
            const { plainExtra } = this;
            if (plainExtra !== undefined)
                return (0, cache_key_1.continueKey)(this.beginning, args, plainExtra, this.argumentLimits);
            return this.fromCallbacks(instance, args, extra);
        }
        catch (error) {
            throw error instanceof cache_memoize_error_1.CacheMemoizeError ? error : this.explain(error);
        }
    }
    fromCallbacks(instance, args, given) {
        const { argsRewrite, keyGeneratorCallable } = this.options;
        if (keyGeneratorCallable) {
            const key = this.callbacks.ask(KEY_GENERATOR, () => keyGeneratorCallable.apply(instance, [...args]));
            return this.beginnings.ofGenerated(this.checkGenerated(key), this.prefix);
        }
        const rewritten = argsRewrite
            ? this.callbacks.ask({ name: 'argsRewrite' }, () => argsRewrite.apply(instance, [...args]))
            : this.ignoresArguments
                ? NO_ARGUMENTS
                : args;
        const extras = this.extra.valuesFor(instance, args, given);
        const parts = Array.isArray(rewritten) ? rewritten : [rewritten];
        try {
            return (0, cache_key_1.continueKey)(this.beginning, parts, extras, argsRewrite ? this.limits : this.argumentLimits);
        }
        catch (error) {
            throw this.explain(error, parts === rewritten);
        }
    }
    checkGenerated(key) {
        if (typeof key !== 'string' || key === '') {
            throw this.callbacks.unusable(KEY_GENERATOR, `${(0, describe_value_1.describeValue)(key)} in place of a text`);
        }
        if (key.length <= this.limits.maxKeyBytes && Buffer.byteLength(key) <= this.limits.maxKeyBytes)
            return key;
        throw this.callbacks.unusable(KEY_GENERATOR, `more than ${this.limits.maxKeyBytes} bytes (maxKeyBytes)`);
    }
    /** @param isList whether `argsRewrite` gave an array, whose members are the parts of the key */
    explain(error, isList = false) {
        const found = error instanceof key_refusal_1.UnkeyableValue
            ? error
            : { position: 0, path: '[0]', reason: 'unreadable', cause: error };
        const { reason, cause } = found;
        return new unkeyable_argument_error_1.UnkeyableArgumentError({ method: this.name, ...this.locate(found, isList), reason, cause });
    }
    /** Where the user finds it: what a callback gave is no argument. */
    locate({ position, path, extraIndex = 0 }, isList) {
        if (position === 'extra')
            return { position, path: this.extra.place(path, extraIndex) };
        if (!this.options.argsRewrite)
            return { position, path };
        return { position: 'argsRewrite', path: `argsRewrite()${isList ? path : path.replace('[0]', '')}` };
    }
}
exports.MethodKey = MethodKey;
/** What TypeScript recorded where the method is declared: our own decorator is enough for it to do so. */
function parametersOf({ prototype, name }) {
    return (0, recorded_types_1.recordedParameters)(prototype, name);
}
function keyClassesOf(classes) {
    const keyed = classes.flatMap(({ class: each, key }) => key ? [[each.prototype, key]] : []);
    return { keys: new Map(keyed), typeOf: (prototype) => (prototype ? (0, recorded_types_1.recordedFields)(prototype) : undefined) };
}
/**
 * `ClassName.methodName`, where a key can begin with it.
 *
 * @throws InvalidOptionError
 */
function defaultPrefix(name) {
    if (option_reader_1.PREFIX_PATTERN.test(name))
        return name;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'prefix',
        value: undefined,
        where: `@CacheMemoize on ${name}`,
        expected: `given, because the name of the class and its method is none that a key can begin with: ${option_reader_1.PREFIX_RULE}`,
    });
}
//# sourceMappingURL=method-key.js.map