import type { Miss, OpenMode, Question, Ticket } from '../../ports/outcome-cache';
import type { MemoryGroups } from './memory-groups';
import type { MemoryTags } from './memory-tags';
import { MemoryTicket } from './memory-ticket';
/** The computations under way, as far as a cache in memory knows: one ticket a key. */
export declare class MemoryTickets {
    private readonly groups;
    private readonly tags;
    private readonly tickets;
    constructor(groups: MemoryGroups, tags: MemoryTags);
    get size(): number;
    open(question: Question, mode: OpenMode): Miss;
    /** What is computed under it answers the question, as far as can be known before it has ended. */
    current(question: Question): MemoryTicket | undefined;
    /** Whether it was still there. */
    end({ question, id }: Ticket): boolean;
    /** @param id of a key, or of a mark's */
    drop(id: string): void;
    dropOutcomes(): void;
    clear(): void;
    private openNew;
}
