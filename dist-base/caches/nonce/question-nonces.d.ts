import type { Question } from '../../ports/outcome-cache';
import { type StoreKeys } from '../stored/store-keys';
import type { TextStore } from '../stored/text-store';
import type { StoredNonce } from './confirmed-nonces';
/** Which nonces there are, and how long each lives. */
export declare class QuestionNonces {
    private readonly store;
    private readonly settings;
    constructor(store: TextStore, settings: {
        readonly keys: StoreKeys;
        readonly leaseMs: number;
    });
    /** What the outcome of a call is bound to: a mark leaves the root out. */
    of({ key, group, kind, life, tags }: Question): readonly StoredNonce[];
    /**
     * There may be one for each call that anybody ever makes, so it lives no longer than is of use: what is computed under
     * it, and the next one after that.
     *
     * @param life the greatest of the method, in milliseconds
     */
    ofKey(key: string, kind: Question['kind'], life?: number): StoredNonce;
    ofGroup(group: string, kind: Question['kind']): StoredNonce;
    /** Where processes that run scripts share the store, what their clock said follows it. */
    ofTag(label: string): StoredNonce;
    /** What the clock of the tags says, in whole. */
    get ofTagClock(): StoredNonce;
    get ofRoot(): StoredNonce;
}
