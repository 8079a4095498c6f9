import type { Clock } from '../../ports/clock';
import type { Question } from '../../ports/outcome-cache';
import type { StoreKeys } from '../stored/store-keys';
import type { TextStore } from '../stored/text-store';
import { type FramedHit } from '../stored/value-frame';
import type { ResultTags, TagNonces } from './result-tags';
export interface NonceValuesSettings {
    readonly keys: StoreKeys;
    readonly clock: Clock;
    readonly resultTags: ResultTags;
}
/** What is read under a key, and what it has to be bound to. */
interface ReadValue {
    readonly value: unknown;
    /** The key check and all the nonces of the question. */
    readonly id: string;
    /** The nonces of the tags that the outcome was seen with before. */
    readonly expected?: TagNonces | undefined;
}
/** The values of the nonce protocol, as they are read. */
export declare class NonceValues {
    private readonly store;
    private readonly settings;
    constructor(store: TextStore, settings: NonceValuesSettings);
    read({ key, kind }: Question): Promise<unknown>;
    /** Undefined where it is not bound to the present nonces, or over. */
    hitIn(question: Question, { value, id, expected }: ReadValue): Promise<FramedHit | undefined>;
    /** A store may count in seconds, or take no notice of the ttl. */
    private unlessOver;
}
/** Without the key check, and how many they are. */
export declare function noncesOf(id: string): string;
export {};
