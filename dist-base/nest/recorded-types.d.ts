import 'reflect-metadata';
import type { RecordedType } from '../ports/recorded-type';
/**
 * What TypeScript recorded of the parameters of a method (`emitDecoratorMetadata`), on which any decorator stands, ours
 * among them; undefined for each of which it says nothing that could be a class of the application's.
 */
export declare function recordedParameters(prototype: object, name: string): ReadonlyArray<RecordedType | undefined>;
/**
 * The name of what a method returns, where TypeScript has recorded (`emitDecoratorMetadata`) a class that nobody could
 * await. undefined for a promise, and where nothing is known: an inferred type, a union, an interface; `Function` stands
 * for a class whose import is one of its type alone, which may be a promise.
 */
export declare function recordedNoPromise(prototype: object, name: string): string | undefined;
/** What is recorded of the fields of a class: of those that carry a decorator of any kind. */
export declare function recordedFields(prototype: object): RecordedType;
