"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheMemoizeDefaults = CacheMemoizeDefaults;
require("reflect-metadata");
const invalid_decoration_error_1 = require("../errors/invalid-decoration.error");
const class_defaults_1 = require("../nest/class-defaults");
const decoration_1 = require("../nest/decoration");
const method_defaults_1 = require("../options/method-defaults");
const option_reader_1 = require("../options/option-reader");
const method_clashes_1 = require("../runtime/method/method-clashes");
const method_extra_1 = require("../runtime/method/method-extra");
const method_options_1 = require("../runtime/method/method-options");
const method_stale_1 = require("../runtime/method/method-stale");
const class_name_1 = require("../types/class-name");
const DECORATOR = 'CacheMemoizeDefaults';
/**
 * Gives the memoized methods of a class options that they do not say themselves, inherited methods included; classes that
 * inherit from it have them too. `extra`, `classes` and `tags` add up: those of the module, of every class and of the
 * method all count, so that no method loses the tenant of its class. Of the others the nearest counts: the method's own,
 * then those of the instance's class, then of the classes above it, then the alias's `ttl`, then the module's.
 *
 * A window, `earlyRefresh` or `jitter` that a method cannot take does not apply to it.
 *
 * @example
 * ```ts
 * @CacheMemoizeDefaults({
 *   ttl: '10m',
 *   tags: ['prices'],
 *   extra(this: PricesService) {
 *     return this.tenant.id;
 *   },
 * })
 * @Injectable()
 * class PricesService { … }
 * ```
 *
 * @throws InvalidOptionError when the class is defined, for an option that cannot be
 * @throws InvalidDecorationError when the class is defined, on anything but a class, and for a second one
 * @throws InapplicableOptionError when the class is defined, for what is written on a method and cannot go with it
 */
function CacheMemoizeDefaults(options) {
    return (target, name) => {
        const prototype = requireClass(target, name);
        const where = `@${DECORATOR} on ${(0, class_name_1.nameOfClass)(prototype.constructor)}`;
        const reader = option_reader_1.OptionReader.of(options, where).allowOnly(method_defaults_1.CLASS_METHOD_DEFAULTS);
        const defaults = (0, method_defaults_1.resolveMethodDefaults)(reader, where);
        (0, method_extra_1.requireKeyOf)(defaults.extra, where);
        (0, class_defaults_1.writeDefaults)(prototype, defaults);
        refuseMisfits(prototype);
    };
}
/** What the compiler lets stand on a class alone may be written in JavaScript, or composed of others. */
function requireClass(target, name) {
    const isClass = typeof target === 'function' && name === undefined;
    const method = (0, class_name_1.nameOfClass)(typeof target === 'function' ? target : target.constructor);
    const refuse = (reason) => {
        throw new invalid_decoration_error_1.InvalidDecorationError({ method, reason, decorator: DECORATOR });
    };
    if (!isClass)
        return refuse('it stands on a member. Put it on the class: @CacheMemoize has options of its own.');
    const prototype = target.prototype; // of a class
    if ((0, class_defaults_1.findOwnDefaults)(prototype))
        refuse('it is decorated twice. Put all defaults into one @CacheMemoizeDefaults.');
    return prototype;
}
/** What the decorators of its methods say is known, because they run before that of their class. */
function refuseMisfits(prototype) {
    for (const decoration of (0, decoration_1.listDecorations)(prototype)) {
        const method = `${(0, class_name_1.nameOfClass)(prototype.constructor)}.${decoration.name}`;
        const options = (0, method_options_1.methodOptionsOf)(prototype, decoration);
        (0, method_clashes_1.refuseClashes)(method, options);
        (0, method_stale_1.staleOptionsOf)(method, options, { ttl: options.ttl, ...method_stale_1.AS_DEFINED });
    }
}
//# sourceMappingURL=cache-memoize-defaults.decorator.js.map