"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recordedParameters = recordedParameters;
exports.recordedNoPromise = recordedNoPromise;
exports.recordedFields = recordedFields;
require("reflect-metadata");
const item_classes_1 = require("./item-classes");
/** One for each class, so that what refers to itself ends. It changes no answer. */
const types = new WeakMap();
/**
 * What TypeScript recorded of the parameters of a method (`emitDecoratorMetadata`), on which any decorator stands, ours
 * among them; undefined for each of which it says nothing that could be a class of the application's.
 */
function recordedParameters(prototype, name) {
    const recorded = Reflect.getMetadata('design:paramtypes', prototype, name);
    return Array.isArray(recorded) ? recorded.map((each) => typeOfClass(each)) : [];
}
/**
 * The name of what a method returns, where TypeScript has recorded (`emitDecoratorMetadata`) a class that nobody could
 * await. undefined for a promise, and where nothing is known: an inferred type, a union, an interface; `Function` stands
 * for a class whose import is one of its type alone, which may be a promise.
 */
function recordedNoPromise(prototype, name) {
    const recorded = Reflect.getOwnMetadata('design:returntype', prototype, name);
    if (typeof recorded !== 'function' || recorded === Object || recorded === Function)
        return undefined;
    const { prototype: made } = recorded;
    return typeof made?.then === 'function' ? undefined : recorded.name;
}
/** What is recorded of the fields of a class: of those that carry a decorator of any kind. */
function recordedFields(prototype) {
    const known = types.get(prototype) ?? new RecordedClass(prototype);
    types.set(prototype, known);
    return known;
}
/** `Object` stands for whatever could not be recorded, `Array` for an array of anything. */
function typeOfClass(recorded) {
    if (typeof recorded !== 'function' || recorded === Object || recorded === Array)
        return undefined;
    const prototype = recorded.prototype;
    return typeof prototype === 'object' && prototype !== null ? recordedFields(prototype) : undefined;
}
class RecordedClass {
    constructor(prototype) {
        this.prototype = prototype;
        this.itemType = undefined;
        /** Of the fields that are arrays. Their names are those of the class, and not of whoever sent a value. */
        this.arrays = new Map();
    }
    typeOfField(name) {
        const recorded = Reflect.getMetadata('design:type', this.prototype, name);
        return recorded === Array ? this.typeOfArray(name) : typeOfClass(recorded);
    }
    typeOfArray(name) {
        if (!this.arrays.has(name))
            this.arrays.set(name, this.readArray(name));
        return this.arrays.get(name);
    }
    readArray(name) {
        const itemType = typeOfClass((0, item_classes_1.itemClassOf)(this.prototype.constructor, name)); // of a recorded class
        return itemType && { prototype: undefined, itemType, typeOfField: () => undefined };
    }
}
//# sourceMappingURL=recorded-types.js.map