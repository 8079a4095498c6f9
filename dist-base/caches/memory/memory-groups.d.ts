import type { Question } from '../../ports/outcome-cache';
import { GroupBond } from './bonds';
/** The groups that are alive, those of outcomes and those of marks. */
export declare class MemoryGroups {
    private readonly alive;
    /** Whether there is no mark for certain. */
    get hasNoMarks(): boolean;
    /** Of this question, made if there is none. */
    of({ group: name, kind }: Question): GroupBond;
    end(name: string): void;
    endAll(kind: Question['kind']): void;
}
