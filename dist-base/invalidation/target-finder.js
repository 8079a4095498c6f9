"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TargetFinder = void 0;
const circular_import_1 = require("../errors/circular-import");
const instance_required_error_1 = require("../errors/instance-required.error");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const not_memoized_error_1 = require("../errors/not-memoized.error");
const class_name_1 = require("../types/class-name");
const option_reader_1 = require("../options/option-reader");
const decorated_classes_1 = require("../nest/decorated-classes");
const batch_decoration_1 = require("../nest/batch-decoration");
const decoration_1 = require("../nest/decoration");
const decorated_method_1 = require("../runtime/decorated-method");
const method_options_1 = require("../runtime/method/method-options");
const instances_1 = require("../nest/instances");
const providers_1 = require("../nest/providers");
/**
 * Finds whose outcomes a verb means: those of the class itself, of every class of the application that inherits from
 * it, and of what stands behind it as an injection token.
 */
class TargetFinder {
    constructor(runtime) {
        this.runtime = runtime;
        this.found = new WeakMap();
        this.knownWhenFound = '';
    }
    /** @throws NotMemoizedError, InvalidOptionError for what is neither a class nor an instance of one, or no name */
    find(given, named) {
        const name = requireName(named);
        requireTarget(given, name);
        if (typeof given !== 'function')
            return this.findFor(Object.getPrototypeOf(given), name, given);
        const ofClass = this.rememberedFor(given);
        const known = ofClass.get(name);
        if (known)
            return known;
        const targets = this.findFor(given.prototype, name);
        // A singleton that is not there yet may come: the application may be starting.
        if (!targets.some(({ isAbsent }) => isAbsent))
            ofClass.set(name, targets);
        return targets;
    }
    /** Where the application has methods whose outcomes may carry tags. */
    get taggedAliases() {
        this.forgetWhatIsOld();
        if (this.tagged === undefined) {
            const options = (0, decorated_classes_1.listDecoratedClasses)(this.runtime.container).flatMap(({ prototype, decorations }) => decorations.map((decoration) => this.runtime.optionsOf(prototype, decoration)));
            this.tagged = [...new Set(options.filter(method_options_1.isTagged).map(({ cache }) => cache.alias))];
        }
        return this.tagged;
    }
    /** What was found holds until the application has more modules or classes: lazy ones come later. */
    forgetWhatIsOld() {
        const known = `${this.runtime.container.size} ${this.runtime.knownClassCount}`;
        if (known === this.knownWhenFound)
            return;
        this.found = new WeakMap();
        this.tagged = undefined;
        this.knownWhenFound = known;
    }
    rememberedFor(given) {
        this.forgetWhatIsOld();
        const remembered = this.found.get(given) ?? new Map();
        this.found.set(given, remembered);
        return remembered;
    }
    findFor(prototype, name, instance) {
        const singletons = instance ? undefined : (0, instances_1.singletonsByClass)(this.runtime.container);
        const targets = [...this.prototypesBehind(prototype)].flatMap((behind) => {
            const present = instance ? [instance] : (singletons?.get(behind) ?? []).map((each) => each.instance);
            return this.targetsOf(behind, name, present);
        });
        if (targets.length > 0)
            return targets;
        throw new not_memoized_error_1.NotMemoizedError({ className: prototype.constructor.name, method: name });
    }
    prototypesBehind(prototype) {
        const behind = new Set([prototype]);
        for (const known of this.runtime.application.knownPrototypes) {
            if (Object.prototype.isPrototypeOf.call(prototype, known))
                behind.add(known);
        }
        for (const wrapper of (0, providers_1.wrappersOf)(this.runtime.container)) {
            for (const made of this.prototypesMadeBy(wrapper, prototype.constructor))
                behind.add(made);
        }
        return behind;
    }
    prototypesMadeBy(wrapper, token) {
        if (wrapper.token !== token)
            return [];
        const made = (0, providers_1.prototypeOf)(wrapper);
        return made ? [made] : this.runtime.prototypesMadeFor(token);
    }
    /** One for each instance: in its key callbacks `this` may tell it from another. */
    targetsOf(prototype, name, instances) {
        const own = (0, decoration_1.findDecoration)(prototype, name);
        const ofBatch = own ? undefined : (0, batch_decoration_1.findBatch)(prototype, name);
        const decoration = ofBatch ? (0, batch_decoration_1.findSingle)(prototype, ofBatch) : own;
        if (!decoration)
            return [];
        const method = (0, decorated_method_1.requireMemoized)(this.runtime.methodOf(prototype, decoration));
        const batch = ofBatch && `${(0, class_name_1.nameOfClass)(prototype.constructor)}.${name}`;
        if (instances.length === 0)
            return [{ method, instance: absentInstance(method.name), isAbsent: true, batch }];
        return instances.map((instance) => ({ method, instance, batch }));
    }
}
exports.TargetFinder = TargetFinder;
/** A symbol is a name that @CacheMemoize refuses, and nothing else is a name. */
function requireName(name) {
    if (typeof name === 'string')
        return name;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'method',
        value: name,
        where: 'MemoizeInvalidator',
        expected: 'the name of a memoized method, as a string',
    });
}
function requireTarget(given, name) {
    if (hasClass(given))
        return;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'target',
        value: given,
        where: `MemoizeInvalidator for the method '${name}'`,
        expected: (0, circular_import_1.expectClass)('the class that has the method, or an instance of it', given === undefined),
    });
}
/** A plain object is an instance of Object, which every class extends: it would mean them all, or none. */
function hasClass(given) {
    const prototype = prototypeBehind(given);
    return typeof prototype === 'object' && prototype !== null && !isRootOfObjects(prototype);
}
function prototypeBehind(given) {
    if ((0, option_reader_1.isClass)(given))
        return given.prototype;
    return typeof given === 'object' && given !== null ? Object.getPrototypeOf(given) : undefined;
}
/** Object.prototype, of any realm. */
function isRootOfObjects(prototype) {
    return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}
/** Stands for an instance that the application does not have: a key callback that does not touch `this` needs none. */
function absentInstance(method) {
    const refuse = () => {
        throw new instance_required_error_1.InstanceRequiredError({ method });
    };
    return new Proxy({}, { get: refuse, has: refuse, set: refuse, ownKeys: refuse, getPrototypeOf: refuse });
}
//# sourceMappingURL=target-finder.js.map