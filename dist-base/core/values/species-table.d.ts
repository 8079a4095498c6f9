import { type Class } from '../../types/class';
import { type ClassEntry } from '../../options/class-entry';
import { type Species } from './rules';
/** Reads the prototype of a class's instances. */
export declare function prototypeOf(each: Class): object;
/** A class whose instances may be kept, or what is said of one. */
export type ListedClass = Class | ClassEntry;
export declare function classOf(listed: ListedClass): Class;
/** Knows everything that is kept: the built-in kinds and the classes that were listed. */
export declare class SpeciesTable {
    private readonly byPrototype;
    private readonly byTag;
    private readonly listed;
    constructor(classes: readonly ListedClass[]);
    /** Finds the species of an object. @throws Refusal */
    speciesOf(value: object): Species;
    /** Finds the species of what has this very prototype, if there is one. */
    speciesOfPrototype(prototype: object | null): Species | undefined;
    speciesOfTag(tag: unknown): Species | undefined;
    /** Finds the species of a listed class itself, which decimal.js, for one, leaves in a field of each instance. */
    speciesOfClass(value: unknown): Species | undefined;
    /** Finds the listed class behind a tag. */
    classOfTag(tag: unknown): unknown;
    private list;
    private add;
}
