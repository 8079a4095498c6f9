import type { DropNames } from '../../ports/outcome-cache';

/** What of a drop is not confirmed yet. */
export class NamesLeft {
  private readonly keys: Set<string>;
  private readonly marks: Set<string>;
  private readonly groups: Set<string>;

  constructor({ keys, marks, groups }: DropNames) {
    this.keys = new Set(keys);
    this.marks = new Set(marks);
    this.groups = new Set(groups);
  }

  get names(): DropNames {
    return { keys: [...this.keys], marks: [...this.marks], groups: [...this.groups] };
  }

  remove({ keys = [], marks = [], groups = [] }: DropNames): void {
    for (const key of keys) this.keys.delete(key);
    for (const mark of marks) this.marks.delete(mark);
    for (const group of groups) this.groups.delete(group);
  }
}
