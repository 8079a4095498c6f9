/** How long to pause before each attempt. */
export interface BackoffSettings {
    /** The first pause at most, in milliseconds. */
    readonly first: number;
    /** No pause is longer, in milliseconds. */
    readonly longest: number;
    /** From 0 to 1, so that the processes of a fleet do not come back all at once. @default Math.random */
    readonly random?: (() => number) | undefined;
}
/** Pauses that double with every attempt, half of each at random. */
export declare class Backoff {
    private readonly settings;
    private attempts;
    constructor(settings: BackoffSettings);
    /** The next pause, in milliseconds. */
    next(): number;
    /** The next pause is a first one again. */
    reset(): void;
}
