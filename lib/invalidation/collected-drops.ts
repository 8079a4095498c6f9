import type { InvalidationPlan, InvalidationStep } from '../types/invalidation-plan';
import type { UnconfirmedDrop } from '../core/resilience/unconfirmed-names';
import type { DropNames } from '../ports/outcome-cache';
import type { RegisteredCache } from '../runtime/caches/registered-cache';
import type { GivenExtra } from '../runtime/method/method-extra';
import type { Target } from './target-finder';
import { callsOfBatch } from './verbs/batch-calls';

type ArgumentList = readonly unknown[];

/** The fields of a step that list names. */
export const NAME_LISTS = ['keys', 'marks', 'groups', 'tags'] as const;

/** What a key or a mark stands for. */
interface NamedCalls {
  /** The method's; undefined where it is not known, or is more than one. */
  group: string | undefined;
  /** Several calls may share one. */
  readonly calls: ArgumentList[];
}

/** What to drop from one cache. */
export class DropsOfCache {
  readonly keys = new Map<string, NamedCalls>();
  readonly marks = new Map<string, NamedCalls>();
  readonly groups = new Set<string>();
  readonly tags = new Set<string>();
  /** `FilesService.exists`, of those that were named. */
  readonly methods = new Set<string>();
  /** The greatest that an outcome of any of the methods was given, in milliseconds. */
  life = 0;
  isWhole = false;
  /** Whether some process may have copies of it in the memory in front of its cache. */
  mayHaveCopies = false;

  /** undefined where there is none. */
  get names(): DropNames | undefined {
    const lists = nonEmpty({
      keys: [...this.keys.keys()],
      marks: [...this.marks.keys()],
      groups: [...this.groups],
      tags: [...this.tags],
    });
    if (Object.keys(lists).length === 0) return undefined;
    return lists.keys || lists.marks ? { ...lists, life: this.life } : lists;
  }

  addAll({ keys, marks, groups, tags, life, isWhole, mayHaveCopies }: DropsOfCache): void {
    for (const [key, { group, calls }] of keys) addTo(this.keys, key, { group, calls: [...calls] });
    for (const [mark, { group, calls }] of marks) addTo(this.marks, mark, { group, calls: [...calls] });
    for (const group of groups) this.groups.add(group);
    for (const tag of tags) this.tags.add(tag);
    this.life = Math.max(this.life, life);
    this.isWhole ||= isWhole;
    this.mayHaveCopies ||= mayHaveCopies;
  }

  /** The arguments that some of its keys and marks stand for. */
  callsOf({ keys = [], marks = [] }: DropNames): ArgumentList[] {
    return [
      ...keys.flatMap((key) => this.keys.get(key)?.calls ?? []),
      ...marks.flatMap((mark) => this.marks.get(mark)?.calls ?? []),
    ];
  }

  /** Some of it, for who sends it again. */
  unconfirmed({ keys = [], marks = [], ...others }: DropNames, isWhole: boolean): UnconfirmedDrop {
    return {
      ...others,
      keys: keys.map((key) => [key, this.keys.get(key)?.group]),
      marks: marks.map((mark) => [mark, this.marks.get(mark)?.group]),
      life: this.life,
      whole: isWhole ? 'outcomes' : undefined,
    };
  }
}

/** What to drop, by cache: made in full before anything is attempted. */
export class CollectedDrops {
  private readonly byCache = new Map<RegisteredCache, DropsOfCache>();
  private readonly described = new Set<string>();

  get caches(): readonly (readonly [RegisteredCache, DropsOfCache])[] {
    return [...this.byCache];
  }

  /** What is to be dropped, in words. */
  get target(): string {
    return [...this.described].join(', ');
  }

  /** Whether it is told by the arguments what was not confirmed: those of several methods say nothing. */
  get hasOneTarget(): boolean {
    return this.described.size === 1;
  }

  /**
   * @param extra what stands in the keys in place of what the function `extra` would answer
   * @throws UnkeyableArgumentError, and InvalidOptionError for a batch without a list of ids
   */
  addCalls(targets: readonly Target[], calls: readonly ArgumentList[], extra?: GivenExtra): void {
    this.described.add(nameOf(targets));
    for (const { method, instance, batch } of targets) {
      const drops = this.of(method.registered);
      drops.methods.add(method.name);
      drops.life = Math.max(drops.life, method.longestLife);
      drops.mayHaveCopies ||= hasCopies(method);
      const ofKind = method.kind === 'mark' ? drops.marks : drops.keys;
      const { group } = method;
      const meant = batch === undefined ? calls : calls.flatMap((args) => callsOfBatch(args, batch));
      for (const args of meant)
        addTo(ofKind, method.requireKey(instance, args, extra), { group, calls: [args] });
    }
  }

  addMethods(targets: readonly Target[]): void {
    this.described.add(`every outcome of ${nameOf(targets)}`);
    for (const { method } of targets) {
      const drops = this.of(method.registered);
      drops.methods.add(method.name);
      drops.groups.add(method.group);
      drops.mayHaveCopies ||= hasCopies(method);
    }
  }

  addPrefix(prefix: string, caches: readonly RegisteredCache[]): void {
    this.described.add(`prefix '${prefix}'`);
    for (const registered of caches) this.withCopies(registered).groups.add(prefix);
  }

  addTags(tags: readonly string[], caches: readonly RegisteredCache[]): void {
    this.described.add(`the tags ${tags.map((tag) => `'${tag}'`).join(', ')}`);
    for (const registered of caches) for (const tag of tags) this.withCopies(registered).tags.add(tag);
  }

  addWhole(caches: readonly RegisteredCache[]): void {
    this.described.add(`the caches ${caches.map(({ alias }) => `'${alias}'`).join(', ')}`);
    for (const registered of caches) this.withCopies(registered).isWhole = true;
  }

  addStep(registered: RegisteredCache, step: InvalidationStep): void {
    this.described.add(`a plan for the cache '${step.alias}'`);
    const drops = this.withCopies(registered);
    for (const key of step.keys ?? []) addTo(drops.keys, key, { group: undefined, calls: [] });
    for (const mark of step.marks ?? []) addTo(drops.marks, mark, { group: undefined, calls: [] });
    for (const group of step.groups ?? []) drops.groups.add(group);
    for (const tag of step.tags ?? []) drops.tags.add(tag);
    drops.life = Math.max(drops.life, step.life ?? Infinity);
    drops.isWhole ||= step.clear === true;
  }

  /** Takes over what others have collected. */
  addAll(others: CollectedDrops): void {
    for (const target of others.described) this.described.add(target);
    for (const [registered, drops] of others.byCache) this.of(registered).addAll(drops);
  }

  /** Of what nobody knows whose it is. */
  private withCopies(registered: RegisteredCache): DropsOfCache {
    const drops = this.of(registered);
    drops.mayHaveCopies = true;
    return drops;
  }

  private of(registered: RegisteredCache): DropsOfCache {
    const known = this.byCache.get(registered);
    if (known) return known;
    const drops = new DropsOfCache();
    this.byCache.set(registered, drops);
    return drops;
  }
}

/** What is left to do in one cache, as data. */
export function toStep(
  { alias, keyPrefix = '' }: RegisteredCache,
  names: DropNames,
  isWhole: boolean,
): InvalidationStep {
  const { life = Infinity } = names;
  return {
    alias,
    keyPrefix,
    ...nonEmpty(names),
    // JSON knows no Infinity.
    ...((names.keys?.length || names.marks?.length) && life < Infinity && { life }),
    ...(isWhole && { clear: true }),
  };
}

export function toPlan(steps: readonly InvalidationStep[]): InvalidationPlan {
  return { version: 1, steps };
}

function hasCopies({ kind, localCopies }: Target['method']): boolean {
  return kind === 'outcome' && localCopies;
}

export function nameOf(targets: readonly Target[]): string {
  return [...new Set(targets.map(({ method }) => method.name))].join(', ');
}

export function nonEmpty(names: DropNames): Pick<DropNames, (typeof NAME_LISTS)[number]> {
  return Object.fromEntries(NAME_LISTS.flatMap((list) => (names[list]?.length ? [[list, names[list]]] : [])));
}

function addTo(names: Map<string, NamedCalls>, name: string, named: NamedCalls): void {
  const sharing = names.get(name);
  if (sharing === undefined) {
    names.set(name, named);
    return;
  }
  sharing.calls.push(...named.calls);
  if (sharing.group !== named.group) sharing.group = undefined;
}
