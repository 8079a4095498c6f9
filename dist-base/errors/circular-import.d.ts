/** What was expected, with the likely reason where a class is missing. */
export declare function expectClass(expected: string, isMissing: boolean): string;
