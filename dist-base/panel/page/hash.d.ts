/** What a Content-Security-Policy names an inline script or style by. */
export declare function hash(text: string): string;
