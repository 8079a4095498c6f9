import type { TextStore } from '../stored/text-store';
/** The methods that every cache and store of the cache-manager family has, as far as they are used here. */
export interface GetSetDel {
    get(key: string): unknown;
    set(key: string, value: unknown, ttl?: number): unknown;
}
/** Whatever stands behind `get` and `set`. */
export declare class GetSetStore implements TextStore {
    private readonly store;
    readonly longestLife: number;
    readonly isReady = true;
    readonly run = "";
    readonly history = "";
    readonly session: undefined;
    constructor(store: GetSetDel, longestLife?: number);
    get(key: string): Promise<unknown>;
    set(key: string, value: string, life: number): Promise<unknown>;
    isDoubted(): boolean;
    doubt(): Promise<void>;
    close(): void;
}
