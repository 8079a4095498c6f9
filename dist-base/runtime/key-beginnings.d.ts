/**
 * What the keys of a method begin with in one cache. A shared cache is read by other processes, and by people: there it
 * is the prefix. In a cache of this process a number stands for the prefix, because V8 makes a text of up to 12
 * characters at once, and a longer one as pieces that a look-up has to put together first: for two numeric arguments
 * that is half of the whole hit.
 */
export declare class KeyBeginnings {
    private readonly keeps;
    private readonly numbers;
    constructor(keeps: 'objects' | 'text');
    /** Ends in a colon, and differs for every prefix. */
    of(prefix: string): string;
    /** A key that was made by a callback, so that it is equal to what `of(prefix)` begins where it is so in full. */
    ofGenerated(key: string, prefix: string): string;
    /** A key as people read it: with the prefix, and without a number. */
    shown(key: string): string;
    private numberOf;
}
/** Of keys as they are shown, and as a shared cache has them. */
export declare const FULL_BEGINNINGS: KeyBeginnings;
