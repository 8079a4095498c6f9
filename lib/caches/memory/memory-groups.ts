import type { Question } from '../../ports/outcome-cache';
import { GroupBond } from './bonds';

/** The groups that are alive, those of outcomes and those of marks. */
export class MemoryGroups {
  private readonly alive = { outcome: new Map<string, GroupBond>(), mark: new Map<string, GroupBond>() };

  /** Whether there is no mark for certain. */
  get hasNoMarks(): boolean {
    return this.alive.mark.size === 0;
  }

  /** Of this question, made if there is none. */
  of({ group: name, kind }: Question): GroupBond {
    const known = this.alive[kind].get(name);
    if (known) return known;
    const group = new GroupBond(name);
    this.alive[kind].set(name, group);
    return group;
  }

  end(name: string): void {
    for (const groups of [this.alive.outcome, this.alive.mark]) {
      const group = groups.get(name);
      if (!group) continue;
      group.isAlive = false;
      groups.delete(name);
    }
  }

  endAll(kind: Question['kind']): void {
    for (const group of this.alive[kind].values()) group.isAlive = false;
    this.alive[kind].clear();
  }
}
