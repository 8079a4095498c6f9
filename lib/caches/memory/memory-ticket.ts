import type { Question, Ticket } from '../../ports/outcome-cache';
import type { GroupBond } from './bonds';

interface Opening {
  /** What its outcome will hang on. */
  readonly group: GroupBond;
  /** As tags go. */
  readonly time: number;
}

/** Of a computation in this process: the ticket itself says which one. */
export class MemoryTicket implements Ticket {
  readonly leasedElsewhere = false;
  readonly id: MemoryTicket;

  /** @param first whose id it has, if another took it out before */
  constructor(
    readonly question: Question,
    readonly opening: Opening,
    first?: MemoryTicket,
  ) {
    this.id = first ?? this;
  }

  get tagTime(): number | undefined {
    return this.question.hasResultTags ? this.opening.time : undefined;
  }
}

/** What an entry and a ticket are found by: marks lie apart. */
export function idOf({ key, kind }: Question): string {
  return kind === 'outcome' ? key : markId(key);
}

export function markId(key: string): string {
  return `\u0000${key}`;
}
