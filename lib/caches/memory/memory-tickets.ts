import type { Miss, OpenMode, Question, Ticket } from '../../ports/outcome-cache';
import { areEqualTags } from './bonds';
import type { MemoryGroups } from './memory-groups';
import type { MemoryTags } from './memory-tags';
import { idOf, MemoryTicket } from './memory-ticket';

/** The computations under way, as far as a cache in memory knows: one ticket a key. */
export class MemoryTickets {
  private readonly tickets = new Map<string, MemoryTicket>();

  constructor(
    private readonly groups: MemoryGroups,
    private readonly tags: MemoryTags,
  ) {}

  get size(): number {
    return this.tickets.size;
  }

  open(question: Question, mode: OpenMode): Miss {
    const current = mode === 'share' ? this.current(question) : undefined;
    if (current === undefined) return this.openNew(question);
    // Nothing was invalidated since that could outdate what is computed under it.
    if (current.tagTime === undefined || current.tagTime === this.tags.time)
      return { kind: 'miss', ticket: current };
    return this.openNew(question, current);
  }

  /** What is computed under it answers the question, as far as can be known before it has ended. */
  current(question: Question): MemoryTicket | undefined {
    const ticket = this.tickets.get(idOf(question));
    if (ticket === undefined || !ticket.opening.group.answers(question)) return undefined;
    const { tags } = ticket.question;
    if (!areEqualTags(tags, question.tags)) return undefined;
    return tags && this.tags.hasEndedSince(ticket.opening.time, tags) ? undefined : ticket;
  }

  /** Whether it was still there. */
  end({ question, id }: Ticket): boolean {
    return this.tickets.get(idOf(question)) === id && this.tickets.delete(idOf(question));
  }

  /** @param id of a key, or of a mark's */
  drop(id: string): void {
    this.tickets.delete(id);
  }

  dropOutcomes(): void {
    for (const [id, { question }] of this.tickets) if (question.kind === 'outcome') this.tickets.delete(id);
  }

  clear(): void {
    this.tickets.clear();
  }

  private openNew(question: Question, current?: MemoryTicket): Miss {
    const group = current?.opening.group ?? this.groups.of(question);
    const ticket = new MemoryTicket(question, { group, time: this.tags.time }, current);
    if (current === undefined) this.tickets.set(idOf(question), ticket);
    return { kind: 'miss', ticket };
  }
}
