"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Binding = exports.Application = void 0;
exports.isAnyMemoizing = isAnyMemoizing;
exports.tagInstance = tagInstance;
exports.boundMethodOf = boundMethodOf;
exports.boundBatchOf = boundBatchOf;
exports.changesOf = changesOf;
/**
 * How an instance knows its application.
 *
 * Nest injects `ModulesContainer`, of which every application has its own, into every instance that it constructs, in
 * every scope and also in lazy modules. The decorator asks for it with a property whose setter leads here; what Nest
 * does not construct (useFactory, useValue) is tagged at start, and in lazy modules at its first call. So several applications in one process share nothing.
 *
 * Beside the two WeakMaps below, three things are global: the proxies that are known as ours (nest/decoration.ts), the
 * response parameters that stand on classes while routes are registered (http/response-parameters.ts), and, while a
 * function of the user makes a store, what every new EventEmitter calls (caches/detection/emitter-witness.ts).
 *
 * What a tagged instance carries is a binding: its application and its class, with the method that each decoration
 * means for them. A hidden property, because a call reads it first thing, and a WeakMap where the instance is frozen.
 */
const common_1 = require("@nestjs/common");
const constants_1 = require("../constants");
const decoration_1 = require("../nest/decoration");
const instances_1 = require("../nest/instances");
const several_instances_error_1 = require("../errors/several-instances.error");
const decorated_batch_1 = require("./batches/decorated-batch");
const decorated_method_1 = require("./decorated-method");
const iterable_weak_map_1 = require("../types/iterable-weak-map");
const method_options_1 = require("./method/method-options");
const BINDING = Symbol('nestjs-cache-memoize: binding');
const bindingsOfFrozen = new WeakMap();
const applications = new iterable_weak_map_1.IterableWeakMap();
/** Of an instance that belongs to no application, as far as is known. */
const NOBODY = {
    methodFor: () => undefined,
    batchFor: () => undefined,
    changesFor: () => undefined,
    warnOfTakeover: () => undefined,
};
/** One Nest application, as far as this library knows it. */
class Application {
    constructor(container) {
        this.container = container;
        /** Whether the instances that an application starts with were all seen, and compared. */
        this.isStarted = false;
        /** By class prototype: those found at start, and those seen since, as long as their class is there. */
        this.bindings = new iterable_weak_map_1.IterableWeakMap();
        /** Tags what Nest does not construct and has made since, in lazy modules. */
        this.tagProducts = () => undefined;
        this.hasWarned = false;
    }
    static of(container) {
        const known = applications.get(container);
        if (known)
            return known;
        const application = new Application(container);
        applications.set(container, application);
        return application;
    }
    get isMemoizing() {
        return this.methods !== undefined && !this.methods.isClosed;
    }
    /** The prototype of every class of which an instance or a method was bound. */
    get knownPrototypes() {
        return [...this.bindings.entries()].map(([prototype]) => prototype);
    }
    get knownClassCount() {
        return this.bindings.size;
    }
    bindingFor(prototype) {
        const known = this.bindings.get(prototype);
        if (known)
            return known;
        const binding = new Binding(this, prototype);
        this.bindings.set(prototype, binding);
        return binding;
    }
    /** Says once that decorated methods run plainly, unless the module is there and only not constructed yet. */
    warnOfMissingModule(method, decorator) {
        if (this.hasWarned || this.hasModule())
            return;
        this.hasWarned = true;
        new common_1.Logger('CacheMemoize').warn(`${method} is decorated with ${decorator}, but the application does not import CacheMemoizeModule.forRoot(): ` +
            `decorated methods run plainly.`);
    }
    hasModule() {
        return [...this.container.values()].some((module) => module.providers.has(constants_1.MEMOIZE_RUNTIME));
    }
}
exports.Application = Application;
/** Whether any application of this process has the module: a unit test has none. */
function isAnyMemoizing() {
    return [...applications.entries()].some(([, application]) => application.isMemoizing);
}
/** What each decoration means for one class in one application. */
class Binding {
    /** @param refusal why methods that instances share are refused: there is another instance already, and it is not alike */
    constructor(application, prototype, refusal) {
        this.application = application;
        this.prototype = prototype;
        this.refusal = refusal;
        this.methods = new Map();
        this.batches = new Map();
        this.hasWarned = false;
    }
    /** The binding that an instance gets: another one if it comes late, and the first would answer for it. */
    forInstance(instance) {
        this.first ??= new WeakRef(instance);
        const first = this.first.deref();
        if (!this.application.isStarted || !first || first === instance)
            return this;
        this.answersForOthers ??= (0, decoration_1.listDecorations)(this.prototype).some((each) => this.isShared(each));
        if (!this.answersForOthers)
            return this;
        const difference = findLateDifference(this.application.container, first, instance);
        return difference === undefined ? this : new Binding(this.application, this.prototype, difference);
    }
    /** undefined: run plainly, there is no module (yet). */
    methodFor(decoration) {
        return this.methods.get(decoration) ?? this.bind(decoration);
    }
    /** undefined: run plainly, there is no module (yet). */
    batchFor(decoration) {
        return this.batches.get(decoration) ?? this.bindBatch(decoration);
    }
    /** undefined: run plainly, there is no module (yet). */
    changesFor(name) {
        const { changes } = this.application;
        if (!changes)
            this.warnOfMissingModule(name, '@Invalidates');
        return changes;
    }
    /** Says once that an instance is taken from an application that still memoizes with it. */
    warnOfTakeover(taker) {
        if (taker.application === this.application || !this.application.isMemoizing)
            return;
        if (this.hasWarned || taker.hasWarned)
            return;
        this.hasWarned = taker.hasWarned = true;
        new common_1.Logger('CacheMemoize').warn(`An instance of ${this.prototype.constructor.name} is provided in two applications of this process, and its ` +
            `methods are memoized by the last one alone. Provide it with useClass, or with a useFactory that makes it, ` +
            `so that each application has an instance of its own.`);
    }
    isShared(decoration) {
        const options = this.application.methods?.optionsOf(this.prototype, decoration);
        return options !== undefined && (0, method_options_1.isSharedByInstances)(options);
    }
    refuse(decoration) {
        if (this.refusal === undefined || !this.isShared(decoration))
            return undefined;
        const method = `${this.prototype.constructor.name}.${decoration.name}`;
        return new decorated_method_1.RefusedMethod(new several_instances_error_1.SeveralInstancesError({ method, modules: [], difference: this.refusal }));
    }
    warnOfMissingModule(name, decorator) {
        const method = `${this.prototype.constructor.name}.${String(name)}`;
        this.application.warnOfMissingModule(method, decorator);
    }
    bindBatch(decoration) {
        const { methods } = this.application;
        if (!methods) {
            this.warnOfMissingModule(decoration.name, '@CacheMemoizeMany');
            return undefined;
        }
        const batch = (0, decorated_batch_1.makeBatch)(this.prototype, decoration, {
            methodFor: (single) => this.methodFor(single),
            report: (error) => methods.report(error),
        });
        this.batches.set(decoration, batch);
        return batch;
    }
    bind(decoration) {
        const { methods } = this.application;
        if (!methods) {
            this.warnOfMissingModule(decoration.name, '@CacheMemoize');
            return undefined;
        }
        const method = this.refuse(decoration) ?? methods.make(this.prototype, decoration);
        this.methods.set(decoration, method);
        return method;
    }
}
exports.Binding = Binding;
/** Of an instance that comes when the application has started. */
function findLateDifference(container, first, late) {
    const prototype = Reflect.getPrototypeOf(late);
    const known = (prototype && (0, instances_1.singletonsByClass)(container).get(prototype)) ?? [];
    const [one, other] = [first, late].map((instance) => known.find((each) => each.instance === instance));
    if (one && other)
        return (0, instances_1.findDifference)(one, other);
    return 'one of them was made when the application had started (moduleRef.create, say)';
}
/** Tells an instance which application it belongs to. */
function tagInstance(instance, container) {
    // Every object that Nest constructs has a prototype; what a factory made may have none, and has no methods then.
    const prototype = Object.getPrototypeOf(instance);
    if (!prototype)
        return;
    const binding = Application.of(container).bindingFor(prototype).forInstance(instance);
    bindingOf(instance)?.warnOfTakeover(binding);
    writeBinding(instance, binding);
}
function writeBinding(instance, binding) {
    if (Object.isExtensible(instance)) {
        Object.defineProperty(instance, BINDING, { value: binding, writable: true, configurable: true });
    }
    else {
        bindingsOfFrozen.set(instance, binding);
    }
}
/** undefined: the instance was made by hand, or its application has no module (yet). */
function boundMethodOf(instance, decoration) {
    // A method that was detached from its instance has no `this`.
    return (bindingOf(instance) ?? (instance && adopt(instance)))?.methodFor(decoration);
}
/** undefined likewise. */
function boundBatchOf(instance, decoration) {
    return (bindingOf(instance) ?? (instance && adopt(instance)))?.batchFor(decoration);
}
/** undefined likewise. */
function changesOf(instance, name) {
    return (bindingOf(instance) ?? (instance && adopt(instance)))?.changesFor(name);
}
/** Looks for a stray instance in the applications that memoize: once, at its first call. */
function adopt(instance) {
    const memoizing = [...applications.entries()].filter(([, application]) => application.isMemoizing);
    if (memoizing.length === 0)
        return undefined;
    for (const [, application] of memoizing)
        application.tagProducts();
    if (!bindingOf(instance))
        writeBinding(instance, NOBODY);
    return bindingOf(instance);
}
function bindingOf(instance) {
    return instance?.[BINDING] ?? (instance && bindingsOfFrozen.get(instance));
}
//# sourceMappingURL=application.js.map