"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MethodExtra = void 0;
exports.requireKeyOf = requireKeyOf;
const cache_key_1 = require("../../core/keys/cache-key");
const invalid_option_error_1 = require("../../errors/invalid-option.error");
const defaults_1 = require("../../options/defaults");
/** More that the keys of one method vary on: what its decorator, its classes and the module say, each in its place. */
class MethodExtra {
    constructor(parts) {
        this.parts = parts;
        const { extras } = parts;
        this.extras = extras.map((extra) => ({
            ...extra,
            callback: { name: 'extra', path: `extra()${originOf(extra)}` },
        }));
        this.functions = extras.filter((extra) => 'from' in extra);
        const values = extras.flatMap((extra) => ('value' in extra ? [extra.value] : []));
        this.fixed = this.functions.length === 0 ? values : undefined;
    }
    /** @param given read by `read`, in place of what the functions would answer */
    valuesFor(instance, args, given) {
        if (this.fixed !== undefined)
            return this.fixed;
        const rest = given && [...given];
        return this.extras.map((extra) => {
            if ('value' in extra)
                return extra.value;
            if (rest)
                return rest.shift();
            return this.parts.callbacks.ask(extra.callback, () => extra.from.apply(instance, [...args]));
        });
    }
    /**
     * One value for each function.
     *
     * @throws InvalidOptionError where there is no function, or where there are several and the value is no list of as many
     */
    read({ value }) {
        const { length: count } = this.functions;
        if (count === 1)
            return [value];
        if (count > 1 && Array.isArray(value) && value.length === count)
            return value;
        throw new invalid_option_error_1.InvalidOptionError({
            option: 'extra',
            value,
            where: `withExtra() of ${this.parts.method}`,
            expected: this.describeExpected(),
        });
    }
    /** Where the user finds a value that has no key: what a function gave is called by its call. */
    place(path, index) {
        const extra = this.parts.extras[index];
        if (extra === undefined)
            return path;
        return `${'from' in extra ? path.replace('extra', 'extra()') : path}${originOf(extra)}`;
    }
    describeExpected() {
        const { functions, parts } = this;
        if (functions.length === 0)
            return 'left out, because the method has no function as its extra that it could stand for';
        const sources = functions.map(({ source = `@CacheMemoize on ${parts.method}` }) => source);
        return `a list of ${sources.length}, for the functions given as extra by ${sources.join(', by ')}`;
    }
}
exports.MethodExtra = MethodExtra;
/** Said of what others than the method's own decorator give. */
function originOf({ source }) {
    return source === undefined ? '' : ` of ${source}`;
}
/**
 * An extra that is written down either has a key or never will: say so now and not at the first call.
 *
 * @throws InvalidOptionError
 */
function requireKeyOf(extra, where, option = 'extra') {
    if (!extra || !('value' in extra))
        return;
    try {
        (0, cache_key_1.buildKey)('', [], [extra.value], { maxKeyBytes: defaults_1.MODULE_DEFAULTS.maxKeyBytes });
    }
    catch (cause) {
        throw new invalid_option_error_1.InvalidOptionError({
            option,
            value: extra.value,
            where,
            expected: `a plain value that a key can be made of (${cause.message})`, // buildKey throws nothing else
        });
    }
}
//# sourceMappingURL=method-extra.js.map