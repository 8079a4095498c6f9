import type { Question } from '../../ports/outcome-cache';

/** Replaced, never revived: what points to a dead group is worthless, however much of it there is. */
export interface MemoryGroup {
  readonly name: string;
  isAlive: boolean;
}

/** The groups that are alive, of outcomes and of marks. */
export class MemoryGroups {
  private readonly alive = { outcome: new Map<string, MemoryGroup>(), mark: new Map<string, MemoryGroup>() };

  get hasMarks(): boolean {
    return this.alive.mark.size > 0;
  }

  /** The one that the question names, alive: another than before, if that one has ended. */
  aliveFor({ group: name, kind }: Question): MemoryGroup {
    const known = this.alive[kind].get(name);
    if (known) return known;
    const group = { name, isAlive: true };
    this.alive[kind].set(name, group);
    return group;
  }

  /** Of outcomes and of marks. */
  end(name: string): void {
    endIn(this.alive.outcome, name);
    endIn(this.alive.mark, name);
  }

  endOutcomes(): void {
    for (const name of [...this.alive.outcome.keys()]) endIn(this.alive.outcome, name);
  }

  endAll(): void {
    this.endOutcomes();
    for (const name of [...this.alive.mark.keys()]) endIn(this.alive.mark, name);
  }
}

function endIn(groups: Map<string, MemoryGroup>, name: string): void {
  const group = groups.get(name);
  if (!group) return;
  group.isAlive = false;
  groups.delete(name);
}
