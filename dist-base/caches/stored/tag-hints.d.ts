/** What an outcome carried. */
export interface TagHint {
    readonly labels: readonly string[];
    /** The same as a value has it in front of its payload. */
    readonly text: string;
}
export declare const NO_HINT: TagHint;
/**
 * Which tags the outcomes carried that this process has met last, so that they can be asked for together with the outcome.
 * A hint that is wrong costs a name in a command, and one that is missing a round trip.
 */
export declare class TagHints {
    private readonly mostCharacters;
    /** By key, the one that was noted longest ago first. */
    private readonly hints;
    private characters;
    constructor(mostCharacters?: number);
    of(key: string): TagHint;
    note(key: string, labels: readonly string[]): void;
    private forget;
}
