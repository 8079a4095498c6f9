import 'reflect-metadata';
import type { RecordedType } from '../ports/recorded-type';
import type { Class } from '../types/class';
import { itemClassOf } from './item-classes';

/** One for each class, so that what refers to itself ends. It changes no answer. */
const types = new WeakMap<object, RecordedType>();

/**
 * What TypeScript recorded of the parameters of a method (`emitDecoratorMetadata`), on which any decorator stands, ours
 * among them; undefined for each of which it says nothing that could be a class of the application's.
 */
export function recordedParameters(prototype: object, name: string): ReadonlyArray<RecordedType | undefined> {
  const recorded: unknown = Reflect.getMetadata('design:paramtypes', prototype, name);
  return Array.isArray(recorded) ? recorded.map((each) => typeOfClass(each)) : [];
}

/**
 * The name of what a method returns, where TypeScript has recorded (`emitDecoratorMetadata`) a class that nobody could
 * await. undefined for a promise, and where nothing is known: an inferred type, a union, an interface; `Function` stands
 * for a class whose import is one of its type alone, which may be a promise.
 */
export function recordedNoPromise(prototype: object, name: string): string | undefined {
  const recorded: unknown = Reflect.getOwnMetadata('design:returntype', prototype, name);
  if (typeof recorded !== 'function' || recorded === Object || recorded === Function) return undefined;
  const { prototype: made } = recorded as { readonly prototype?: { readonly then?: unknown } };
  return typeof made?.then === 'function' ? undefined : recorded.name;
}

/** What is recorded of the fields of a class: of those that carry a decorator of any kind. */
export function recordedFields(prototype: object): RecordedType {
  const known = types.get(prototype) ?? new RecordedClass(prototype);
  types.set(prototype, known);
  return known;
}

/** `Object` stands for whatever could not be recorded, `Array` for an array of anything. */
function typeOfClass(recorded: unknown): RecordedType | undefined {
  if (typeof recorded !== 'function' || recorded === Object || recorded === Array) return undefined;
  const prototype: unknown = recorded.prototype;
  return typeof prototype === 'object' && prototype !== null ? recordedFields(prototype) : undefined;
}

class RecordedClass implements RecordedType {
  readonly itemType = undefined;
  /** Of the fields that are arrays. Their names are those of the class, and not of whoever sent a value. */
  private readonly arrays = new Map<string, RecordedType | undefined>();

  constructor(readonly prototype: object) {}

  typeOfField(name: string): RecordedType | undefined {
    const recorded: unknown = Reflect.getMetadata('design:type', this.prototype, name);
    return recorded === Array ? this.typeOfArray(name) : typeOfClass(recorded);
  }

  private typeOfArray(name: string): RecordedType | undefined {
    if (!this.arrays.has(name)) this.arrays.set(name, this.readArray(name));
    return this.arrays.get(name);
  }

  private readArray(name: string): RecordedType | undefined {
    const itemType = typeOfClass(itemClassOf(this.prototype.constructor as Class, name)); // of a recorded class
    return itemType && { prototype: undefined, itemType, typeOfField: () => undefined };
  }
}
