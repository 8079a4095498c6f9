/**
 * What an entry in memory hangs on. A bond that has ended is replaced, never revived: what points to it is worthless,
 * however much of it there is. That an outcome has tags is known to its bond alone, so that a hit of one without them
 * pays nothing for those of others.
 */
import type { Question } from '../../ports/outcome-cache';

const NONE: readonly string[] = [];

export interface Bond {
  /** Whether an entry that hangs on it answers the question. */
  answers(question: Question): boolean;
  /** Whether anything was invalidated that it stands for. */
  readonly isAlive: boolean;
  /** An entry that hung on it is gone. */
  release?(): void;
}

/** All outcomes of a method, or all of its marks. */
export class GroupBond implements Bond {
  isAlive = true;

  constructor(readonly name: string) {}

  answers({ group }: Question): boolean {
    return this.isAlive && this.name === group;
  }
}

/** The outcomes that carry one tag. */
export interface Tag {
  readonly name: string;
  isAlive: boolean;
  /** How many entries carry it. */
  uses: number;
}

/** One outcome that carries tags. */
export class TaggedBond implements Bond {
  /** @param asked the tags that its question had: whose question has others relies on those */
  constructor(
    private readonly group: GroupBond,
    private readonly parts: {
      readonly asked: readonly string[];
      readonly tags: readonly Tag[];
      readonly onUnused: (tag: Tag) => void;
    },
  ) {
    for (const tag of parts.tags) tag.uses += 1;
  }

  get isAlive(): boolean {
    return this.group.isAlive && this.parts.tags.every(({ isAlive }) => isAlive);
  }

  answers(question: Question): boolean {
    if (!this.group.answers(question)) return false;
    for (const { isAlive } of this.parts.tags) if (!isAlive) return false;
    return areEqualTags(this.parts.asked, question.tags);
  }

  release(): void {
    for (const tag of this.parts.tags) {
      tag.uses -= 1;
      if (tag.uses === 0) this.parts.onUnused(tag);
    }
  }
}

/** One outcome that is kept past its life, for methods to which it is of use then. */
export class AgingBond implements Bond {
  /** Until when it is answered without a try to compute it anew. */
  restsUntil = -Infinity;

  /** @param expiresAt when its life is over */
  constructor(
    private readonly bond: Bond,
    readonly expiresAt: number,
  ) {}

  get isAlive(): boolean {
    return this.bond.isAlive;
  }

  answers(question: Question): boolean {
    return question.staleFor !== undefined && this.bond.answers(question);
  }

  release(): void {
    this.bond.release?.();
  }
}

/** Left out, there are none. */
export function areEqualTags(some: readonly string[] = NONE, others: readonly string[] = NONE): boolean {
  if (some === others) return true;
  return some.length === others.length && some.every((tag, index) => tag === others[index]);
}
