import { type Bond, type GroupBond, type Tag, TaggedBond } from './bonds';

/** How many invalidated tags are remembered. */
const MOST_REMEMBERED = 10_000;

/**
 * The tags that entries carry, and which were invalidated when: what was computed before an invalidation of one of its
 * tags is not kept. Time is counted in invalidations.
 */
export class MemoryTags {
  /** How many invalidations there were. */
  time = 0;
  private readonly carried = new Map<string, Tag>();
  /** When each tag was invalidated last, the oldest first. */
  private readonly endings = new Map<string, number>();
  /** Of what was invalidated up to then, not all is known any more. */
  private horizon = 0;

  /** Whether one of them was invalidated after that moment. Of one that is too long ago: yes, it might have been. */
  hasEndedSince(moment: number, names: readonly string[]): boolean {
    if (moment === this.time || names.length === 0) return false;
    return moment < this.horizon || names.some((name) => (this.endings.get(name) ?? 0) > moment);
  }

  end(name: string): void {
    this.remember(name);
    const tag = this.carried.get(name);
    if (!tag) return;
    tag.isAlive = false;
    this.carried.delete(name);
  }

  /** What an outcome hangs on that has these tags of its question and these of its own. */
  bond(group: GroupBond, asked: readonly string[] | undefined, own: readonly string[] = []): Bond {
    if (asked === undefined) return group;
    const tags = [...asked, ...own].map((name) => this.carry(name));
    return new TaggedBond(group, { asked, tags, onUnused: this.forget });
  }

  /** All entries are gone. */
  clear(): void {
    this.carried.clear();
  }

  private remember(name: string): void {
    this.time += 1;
    this.endings.delete(name);
    this.endings.set(name, this.time);
    if (this.endings.size <= MOST_REMEMBERED) return;
    const [oldest] = this.endings as Iterable<[string, number]>;
    if (oldest === undefined) return;
    this.endings.delete(oldest[0]);
    this.horizon = oldest[1];
  }

  private carry(name: string): Tag {
    const known = this.carried.get(name);
    if (known) return known;
    const tag = { name, isAlive: true, uses: 0 };
    this.carried.set(name, tag);
    return tag;
  }

  private readonly forget = ({ name, isAlive }: Tag): void => {
    if (isAlive) this.carried.delete(name);
  };
}
