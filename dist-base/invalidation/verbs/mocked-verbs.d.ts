/** The verbs of what a unit test put in the place of an instance: nothing is kept, so there is nothing to drop. */
export declare class MockedVerbs {
    private readonly instance;
    private readonly name;
    constructor(instance: object, name: string);
    readonly invalidate: () => Promise<void>;
    readonly original: (...args: unknown[]) => unknown;
    readonly refresh: (...args: unknown[]) => unknown;
    readonly getCacheKey: () => never;
    readonly withExtra: () => this;
    private refusal;
}
