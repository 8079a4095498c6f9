import type { DropNames, Question } from '../../ports/outcome-cache';

/** What was to be dropped and is not confirmed. Of keys and marks with the group they belong to, where it is known. */
export interface UnconfirmedDrop {
  readonly keys?: Iterable<GroupedName>;
  readonly marks?: Iterable<GroupedName>;
  readonly groups?: Iterable<string>;
  readonly tags?: Iterable<string>;
  readonly life?: number;
  /** Left out where names are all that is to be dropped. */
  readonly whole?: Whole | undefined;
}

/** Everything that `clear` drops, or the marks of guards as well. */
export type Whole = 'outcomes' | 'everything';

export type GroupedName = readonly [name: string, group: string | undefined];

/** More names are not remembered one by one. */
export const MOST_NAMES = 10_000;

/**
 * Names to be dropped, as few as they need be: beyond {@link MOST_NAMES} those of one method become their group, the
 * method with the most of them first, and what is still too much becomes the whole cache.
 */
export class UnconfirmedNames {
  private readonly keys = new Map<string, string | undefined>();
  private readonly marks = new Map<string, string | undefined>();
  private readonly groups = new Set<string>();
  private readonly tags = new Set<string>();
  private life = 0;
  private whole: Whole | undefined;

  get isWhole(): boolean {
    return this.whole !== undefined;
  }

  get size(): number {
    return this.keys.size + this.marks.size + this.groups.size + this.tags.size + (this.isWhole ? 1 : 0);
  }

  /** undefined where there is none. */
  get names(): DropNames | undefined {
    const { keys, marks, groups, tags, life } = this;
    if (keys.size + marks.size + groups.size + tags.size === 0) return undefined;
    return { keys: [...keys.keys()], marks: [...marks.keys()], groups: [...groups], tags: [...tags], life };
  }

  /** @param guards the groups of all marks that are known, for what becomes everything: `clear` leaves marks alone */
  add(drop: UnconfirmedDrop, guards: Iterable<string> = []): void {
    const { keys = [], marks = [], groups = [], tags = [], life = Infinity, whole } = drop;
    for (const [name, group] of keys) addGrouped(this.keys, name, group);
    for (const [name, group] of marks) addGrouped(this.marks, name, group);
    for (const group of groups) this.groups.add(group);
    for (const tag of tags) this.tags.add(tag);
    this.life = Math.max(this.life, life);
    if (this.whole !== 'everything') this.whole = whole ?? this.whole;
    if (this.size > MOST_NAMES) this.shrink(guards);
  }

  /** All of it, or of keys, marks, groups and tags those among `names`. */
  *pick(names: DropNames | undefined, isWhole: boolean): Iterable<UnconfirmedDrop> {
    const { life, whole } = this;
    const among = (map: Map<string, string | undefined>, some: readonly string[] = []): GroupedName[] =>
      some.map((name) => [name, map.get(name)]);
    if (names !== undefined) {
      const { groups = [], tags = [] } = names;
      yield { keys: among(this.keys, names.keys), marks: among(this.marks, names.marks), groups, tags, life };
    }
    if (isWhole) yield { life, whole };
  }

  /** Whether a question may be answered by what one of them names: of tags of the outcome nobody knows it before. */
  mayAnswer(question: Question): boolean {
    return this.has(question) || (question.hasResultTags === true && this.tags.size > 0);
  }

  /** Whether an outcome is what one of them names. */
  has({ key, group, kind, tags }: Question, resultTags: readonly string[] = []): boolean {
    if (this.whole === 'everything' || (this.whole === 'outcomes' && kind === 'outcome')) return true;
    if ((kind === 'mark' ? this.marks : this.keys).has(key) || this.groups.has(group)) return true;
    return this.tags.size > 0 && [...(tags ?? []), ...resultTags].some((tag) => this.tags.has(tag));
  }

  private shrink(guards: Iterable<string>): void {
    for (const group of this.largestFirst()) {
      if (this.size <= MOST_NAMES) return;
      this.groups.add(group);
      forgetGroup(this.keys, group);
      forgetGroup(this.marks, group);
    }
    if (this.size > MOST_NAMES) this.becomeEverything(guards);
  }

  private largestFirst(): string[] {
    const counts = new Map<string, number>();
    for (const group of [...this.keys.values(), ...this.marks.values()])
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one).map(([group]) => group);
  }

  private becomeEverything(guards: Iterable<string>): void {
    this.whole = 'everything';
    this.keys.clear();
    this.marks.clear();
    this.tags.clear();
    this.groups.clear();
    for (const group of guards) this.groups.add(group);
  }
}

/** A name that several groups share belongs to none of them. */
function addGrouped(names: Map<string, string | undefined>, name: string, group: string | undefined): void {
  names.set(name, names.has(name) && names.get(name) !== group ? undefined : group);
}

function forgetGroup(names: Map<string, string | undefined>, group: string): void {
  for (const [name, own] of names) if (own === group) names.delete(name);
}
