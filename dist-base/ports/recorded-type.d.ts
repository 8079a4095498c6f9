/**
 * Is what TypeScript recorded of a place where a value stands: of a parameter, of a field that carries a decorator, of
 * the items of an array. Nothing is recorded of `import type`, unions, interfaces, and by compilers that do not.
 */
export interface RecordedType {
    /** What instances of exactly this class have as their prototype; undefined where it is an array. */
    readonly prototype: object | undefined;
    /** What the items are, where it is an array and its items are said. */
    readonly itemType: RecordedType | undefined;
    /** What the field of this name is, where it is recorded. */
    typeOfField(name: string): RecordedType | undefined;
}
