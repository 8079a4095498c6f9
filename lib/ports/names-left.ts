import type { DropNames } from './outcome-cache';

/** What is left of the names of a drop when some are taken away: of all the confirmed ones, those that are not, or the other way round. */
export class NamesLeft {
  private readonly keys: Set<string>;
  private readonly marks: Set<string>;
  private readonly groups: Set<string>;
  private readonly tags: Set<string>;

  constructor({ keys, marks, groups, tags }: DropNames) {
    this.keys = new Set(keys);
    this.marks = new Set(marks);
    this.groups = new Set(groups);
    this.tags = new Set(tags);
  }

  get names(): DropNames {
    const { keys, marks, groups, tags } = this;
    return { keys: [...keys], marks: [...marks], groups: [...groups], tags: [...tags] };
  }

  remove({ keys = [], marks = [], groups = [], tags = [] }: DropNames): void {
    for (const key of keys) this.keys.delete(key);
    for (const mark of marks) this.marks.delete(mark);
    for (const group of groups) this.groups.delete(group);
    for (const tag of tags) this.tags.delete(tag);
  }
}
