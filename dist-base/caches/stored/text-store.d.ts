/** What the nonce protocol needs of a store: Keyv, a cache-manager cache or store, or a Redis that forbids scripts. */
export interface TextStore {
    /** False while it makes no sense to ask. */
    readonly isReady: boolean;
    /** Which run of the store this is, where it can tell: the nonce of a group that is of another run is not believed. */
    readonly run: string;
    /** Which history the data of the store have, in the length of a nonce, where it can tell: a value is bound to it. */
    readonly history: string;
    /** Another one when the store may have been exchanged for another: what belongs together is asked within one. */
    readonly session: unknown;
    /** The longest life that the store can count, in milliseconds. */
    readonly longestLife: number;
    /** `undefined` where nothing lies. */
    get(key: string): Promise<unknown>;
    /** Keeps text for `life` milliseconds. May resolve though nothing was kept (keyv does): whoever cares reads back. */
    set(key: string, value: string, life: number): Promise<unknown>;
    /** Whether the nonce of a group under this name is not to be believed. */
    isDoubted(nonceName: string): boolean;
    /** Resolves when it is gone, if it was not to be believed. */
    doubt(nonceName: string): Promise<void>;
    /** Frees what belongs to the way there, not the store itself. */
    close(): void;
}
