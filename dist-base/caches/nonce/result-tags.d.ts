import type { Question } from '../../ports/outcome-cache';
import { type StoreKeys } from '../stored/store-keys';
import type { TaggedFrame } from '../stored/tagged-frame';
import type { StoredNonce } from './confirmed-nonces';
import type { QuestionNonces } from './question-nonces';
/** By label; undefined where there is none. */
export type TagNonces = ReadonlyMap<string, string | undefined>;
export interface ResultTagsParts {
    readonly keys: StoreKeys;
    readonly where: QuestionNonces;
    readonly read: (nonce: StoredNonce) => Promise<string | undefined>;
    /** What is missing is made. */
    readonly make: (nonce: StoredNonce) => Promise<string>;
}
/** The tags that are known only with an outcome, in the nonce protocol: any that is invalidated meanwhile costs its fill. */
export declare class ResultTags {
    private readonly parts;
    private readonly hints;
    constructor(parts: ResultTagsParts);
    /** The nonces of the tags that the outcome carried when it was met last, to be read together with it. */
    expect({ key }: Question): Promise<TagNonces>;
    /** Whether the tags of the outcome still have the nonces that it carries. */
    areCurrent({ key }: Question, { tags }: TaggedFrame, expected?: TagNonces): Promise<boolean>;
    /** What the clock says. */
    time(): Promise<string>;
    /** The nonces of the tags, after which the clock is read: undefined where it says another time than it did. */
    bind(tags: readonly string[], time: unknown): Promise<string | undefined>;
    private readAll;
}
