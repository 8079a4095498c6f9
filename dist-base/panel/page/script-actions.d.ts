/** What the page asks for: figures, again and again, and what the buttons do. */
export declare const ACTIONS: string;
