import type { Question, Ticket } from '../../ports/outcome-cache';
import type { GroupBond } from './bonds';
interface Opening {
    /** What its outcome will hang on. */
    readonly group: GroupBond;
    /** As tags go. */
    readonly time: number;
}
/** Of a computation in this process: the ticket itself says which one. */
export declare class MemoryTicket implements Ticket {
    readonly question: Question;
    readonly opening: Opening;
    readonly leasedElsewhere = false;
    readonly id: MemoryTicket;
    /** @param first whose id it has, if another took it out before */
    constructor(question: Question, opening: Opening, first?: MemoryTicket);
    get tagTime(): number | undefined;
}
/** What an entry and a ticket are found by: marks lie apart. */
export declare function idOf({ key, kind }: Question): string;
export declare function markId(key: string): string;
export {};
