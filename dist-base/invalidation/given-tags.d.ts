/** Tags one by one, or a list of them and where they are to be invalidated. */
export type GivenTags = readonly string[] | readonly [tags: readonly string[], options?: {
    readonly cacheAlias?: string;
} | undefined];
/**
 * Checks what a verb that invalidates tags was given.
 *
 * @throws InvalidOptionError for what can be no tag, and for an unknown option
 */
export declare function readGivenTags(given: GivenTags, where: string): {
    readonly tags: readonly string[];
    readonly cacheAlias: string | undefined;
};
