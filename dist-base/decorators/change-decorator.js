"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.decorateChange = decorateChange;
require("reflect-metadata");
const invalid_decoration_error_1 = require("../errors/invalid-decoration.error");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const change_decoration_1 = require("../nest/change-decoration");
const batch_decoration_1 = require("../nest/batch-decoration");
const decoration_1 = require("../nest/decoration");
const recorded_types_1 = require("../nest/recorded-types");
const option_reader_1 = require("../options/option-reader");
const invalidation_options_1 = require("../options/invalidation-options");
const application_1 = require("../runtime/application");
const inject_application_1 = require("../runtime/inject-application");
const class_name_1 = require("../types/class-name");
const stand_in_1 = require("./stand-in");
/** Has a method carry out a plan when it has made its change. Several that stand right on each other share one proxy. */
function decorateChange(given) {
    return (target, name, descriptor) => {
        const where = `${(0, class_name_1.nameOfClass)(typeof target === 'function' ? target : target.constructor)}.${String(name)}`;
        const original = requireMethod({ target, name, descriptor, where, decorator: given.decorator });
        const changePlan = resolvePlan(given, `@${given.decorator} on ${where}`);
        const below = (0, change_decoration_1.findOwnChange)(target, name);
        if (below?.proxy === original) {
            below.plans.push(changePlan);
            return;
        }
        const decoration = makeDecoration({ name, original, plans: [changePlan] });
        // requireMethod found a descriptor with a function in it.
        descriptor.value = decoration.proxy;
        (0, change_decoration_1.writeChange)(target, decoration);
        (0, inject_application_1.injectApplication)(target);
    };
}
function requireMethod({ target, name, descriptor, where, decorator }) {
    const refuse = (reason) => {
        throw new invalid_decoration_error_1.InvalidDecorationError({ method: where, reason, decorator });
    };
    if (typeof target === 'function')
        refuse('it is static. Only methods of instances have an application.');
    if (typeof descriptor?.value !== 'function')
        refuse('it is not a method. Make it an async method.');
    if ((0, decoration_1.isDecorated)(target, String(name)))
        refuse('it has @CacheMemoize: a hit would not run it, and change nothing.');
    if ((0, batch_decoration_1.findOwnBatch)(target, name))
        refuse('it has @CacheMemoizeMany: a hit would not run it, and change nothing.');
    const returned = (0, recorded_types_1.recordedNoPromise)(target, String(name));
    if (returned !== undefined)
        refuse(`it returns ${returned} and no Promise, which tells when the change is made. Make it an async method.`);
    return descriptor?.value; // where nobody knows what it returns, its first call tells
}
/** @throws InvalidOptionError */
function resolvePlan({ decorator, plan, options, expected, toPlan }, where) {
    if (!(0, option_reader_1.isCallback)(plan)) {
        const option = decorator === 'Invalidates' ? 'plan' : 'tags';
        throw new invalid_option_error_1.InvalidOptionError({ option, value: plan, where, expected });
    }
    const reader = option_reader_1.OptionReader.of(options, where).allowOnly(['when', 'onFailure']);
    const when = reader.get('when') ?? 'success';
    if (when !== 'success' && when !== 'settled')
        return reader.refuse('when', "'success' or 'settled'");
    return { decorator, name: toPlan(plan), when, onFailure: (0, invalidation_options_1.readOnFailure)(reader) };
}
function makeDecoration(parts) {
    const { name, original } = parts;
    const proxy = function (...args) {
        const changes = (0, application_1.changesOf)(this, name);
        if (changes === undefined)
            return original.apply(this, args);
        return changes.run({ instance: this, args, decoration }); // only an instance has an application
    };
    (0, stand_in_1.dressAs)(proxy, original, name);
    const decoration = { ...parts, proxy };
    return decoration;
}
//# sourceMappingURL=change-decorator.js.map