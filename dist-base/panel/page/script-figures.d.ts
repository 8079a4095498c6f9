/** What is shown of methods, caches and activity. */
export declare const FIGURES: string;
