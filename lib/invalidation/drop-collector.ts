import { InvalidOptionError } from '../errors/invalid-option.error';
import { OptionReader, PREFIX_PATTERN, PREFIX_RULE } from '../options/option-reader';
import type { RegisteredCache } from '../runtime/caches/registered-cache';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { GivenExtra } from '../runtime/method/method-extra';
import { CollectedDrops, nameOf } from './collected-drops';
import { type GivenTags, readGivenTags } from './given-tags';
import type { TargetFinder } from './target-finder';

/** Where the targets and the caches of an application are found. */
export interface InvalidationScope {
  readonly runtime: MemoizeRuntime;
  readonly targets: TargetFinder;
}

/** What the verbs are called where they are misused. */
export interface VerbNames {
  readonly many: string;
  readonly prefix: string;
  readonly tags: string;
  readonly clear: string;
}

/** Where what is named goes, and what its keys are made with. */
export interface Collection {
  readonly drops?: CollectedDrops;
  readonly extra?: GivenExtra | undefined;
}

/** Checks what the verbs are given, and collects what they name. Nothing is dropped yet. */
export class DropCollector {
  readonly drops: CollectedDrops;
  private readonly extra: GivenExtra | undefined;

  constructor(
    private readonly scope: InvalidationScope,
    private readonly verbs: VerbNames,
    { drops = new CollectedDrops(), extra }: Collection = {},
  ) {
    this.drops = drops;
    this.extra = extra;
  }

  /** @throws NotMemoizedError, UnkeyableArgumentError */
  addCall(target: object, method: unknown, args: readonly unknown[]): void {
    this.drops.addCalls(this.scope.targets.find(target, method), [args], this.extra);
  }

  /** @throws NotMemoizedError, UnkeyableArgumentError, InvalidOptionError */
  addCalls(target: object, method: unknown, listOfArgs: unknown): void {
    const targets = this.scope.targets.find(target, method);
    const lists = checkLists(listOfArgs, `${this.verbs.many} of ${nameOf(targets)}`);
    this.drops.addCalls(targets, lists, this.extra);
  }

  /** @throws NotMemoizedError */
  addMethod(target: object, method: unknown): void {
    this.drops.addMethods(this.scope.targets.find(target, method));
  }

  /** @throws InvalidOptionError, UnknownCacheAliasError */
  addPrefix(prefix: string, options: { readonly cacheAlias?: string } = {}): void {
    const where = this.verbs.prefix;
    // A pattern takes undefined for the text 'undefined'.
    if (typeof prefix !== 'string' || !PREFIX_PATTERN.test(prefix)) {
      throw new InvalidOptionError({ option: 'prefix', value: prefix, where, expected: PREFIX_RULE });
    }
    OptionReader.of(options, where).allowOnly(['cacheAlias']);
    this.drops.addPrefix(prefix, this.caches(options.cacheAlias, where));
  }

  /** @throws InvalidOptionError, UnknownCacheAliasError */
  addTags(given: GivenTags): void {
    const where = this.verbs.tags;
    const { tags, cacheAlias } = readGivenTags(given, where);
    if (tags.length === 0) return;
    const aliases = cacheAlias === undefined ? this.scope.targets.taggedAliases : [cacheAlias];
    this.drops.addTags(
      tags,
      aliases.length === 0 ? this.caches(undefined, where) : this.named(aliases, where),
    );
  }

  /** @throws UnknownCacheAliasError */
  addWhole(cacheAlias: string | undefined): void {
    this.drops.addWhole(this.caches(cacheAlias, this.verbs.clear));
  }

  private caches(alias: string | undefined, where: string): readonly RegisteredCache[] {
    return this.named(alias === undefined ? this.scope.runtime.registry.aliases : [alias], where);
  }

  private named(aliases: readonly string[], where: string): readonly RegisteredCache[] {
    return aliases.map((each) => this.scope.runtime.requireCache(each, where));
  }
}

/** A list of strings in place of a list of argument lists would be taken for lists of characters. */
function checkLists(listOfArgs: unknown, where: string): readonly (readonly unknown[])[] {
  const lists: unknown[] | undefined = Array.isArray(listOfArgs) ? listOfArgs : undefined;
  // Not every(), which passes over the holes of an array.
  if (lists?.findIndex((args) => !Array.isArray(args)) === -1) return lists as unknown[][];
  throw new InvalidOptionError({
    option: 'listOfArgs',
    value: listOfArgs,
    where,
    expected: "an array with one array of arguments for each call, such as [['a.map', 1], ['b.map', 1]]",
  });
}
