/** Writes one step of a path into a value, as it would stand in code: `.owner`, `["a b"]`, `[3]`, `.toCacheKey()`. */
export declare function stepTo(key: string): string;
/** Writes a path: its start and its steps, the middle of a very long one left out. */
export declare function joinSteps(start: string, steps: readonly string[]): string;
