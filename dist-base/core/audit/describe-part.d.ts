/** Stands for a field, an item or a member that only the other of two values has. */
export declare const NOTHING: unique symbol;
/** Describes a part of an outcome for who compares it with another one: as any value, and what it says where that matters. */
export declare function describePart(part: unknown): string;
/** Describes two texts from a little before the place where they part: long ones may begin alike. */
export declare function describeTexts(one: string, other: string): readonly [one: string, other: string];
