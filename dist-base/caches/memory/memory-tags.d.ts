import { type Bond, type GroupBond } from './bonds';
/**
 * The tags that entries carry, and which were invalidated when: what was computed before an invalidation of one of its
 * tags is not kept. Time is counted in invalidations.
 */
export declare class MemoryTags {
    /** How many invalidations there were. */
    time: number;
    private readonly carried;
    /** When each tag was invalidated last, the oldest first. */
    private readonly endings;
    /** Of what was invalidated up to then, not all is known any more. */
    private horizon;
    /** Whether one of them was invalidated after that moment. Of one that is too long ago: yes, it might have been. */
    hasEndedSince(moment: number, names: readonly string[]): boolean;
    end(name: string): void;
    /** What an outcome hangs on that has these tags of its question and these of its own. */
    bond(group: GroupBond, asked: readonly string[] | undefined, own?: readonly string[]): Bond;
    /** All entries are gone. */
    clear(): void;
    private remember;
    private carry;
    private readonly forget;
}
