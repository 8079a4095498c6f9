import type { DropNames } from '../../ports/outcome-cache';
import type { Drops } from '../stored/drops';
import type { ConfirmedNonces } from './confirmed-nonces';
import type { QuestionNonces } from './question-nonces';
/** Invalidates by replacing nonces, on stores that cannot be trusted with a delete. */
export declare class NonceDrops implements Drops {
    private readonly nonces;
    private readonly where;
    constructor(nonces: ConfirmedNonces, where: QuestionNonces);
    drop({ keys, marks, groups, tags, life }: DropNames, onConfirmed: (names: DropNames) => void): Promise<void>;
    clear(): Promise<void>;
    /** The clock before any nonce: who finds a nonce of afterwards has to find the clock of afterwards. */
    private replaceTags;
    private replaceGroup;
}
