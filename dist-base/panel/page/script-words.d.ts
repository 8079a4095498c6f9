/** How figures are written, and how what is shown is made. */
export declare const WORDS: string;
