import { type NonceSource } from '../stored/nonce-source';
import type { TextStore } from '../stored/text-store';
/** A nonce in a store: where it lies, and for how long it is set, in milliseconds. */
export interface StoredNonce {
    readonly name: string;
    readonly life: number;
    /** Which run of the store it tells to be of, where it tells any; what it ends with when it is made. */
    readonly run?: string;
    /** What counts of the text, if it is one. @default the nonce, if it is of this run */
    readonly parse?: (text: unknown) => string | undefined;
}
/**
 * The nonces of the nonce protocol: texts in a store, read, made where they are missing, and replaced with confirmation.
 * One is never set again with the value it has: that could undo an invalidation which came in between.
 */
export declare class ConfirmedNonces {
    private readonly store;
    private readonly draw;
    constructor(store: TextStore, draw: NonceSource);
    /** A missing nonce is made; where several processes make it, all go by the one that the store then shows. */
    readOrMake(nonce: StoredNonce): Promise<string>;
    /**
     * Replaces a nonce, and resolves when the store shows that it is no longer what it was when we began: stores may
     * answer a `set` as done though it was refused. Another's nonce counts if it came while we were trying; the first
     * one that we see in place of ours may be the old one still.
     */
    replace(nonce: StoredNonce): Promise<void>;
    read({ name, run, parse }: Omit<StoredNonce, 'life'>): Promise<string | undefined>;
}
/** The store answered that it had kept something, and does not have it. */
export declare class StoreForgetsError extends Error {
    readonly storeKey: string;
    constructor(storeKey: string);
}
