import { CacheMemoizeError } from '../errors/cache-memoize.error';
import { CallbackError, type CallbackFacts } from '../errors/callback.error';
import { describeThrown } from '../errors/describe-value';
import type { CompileError } from '../options/memoize-options';
import { ignoreRejection, isThenable } from '../runtime/callback-answers';
import type { Class } from '../types/class';
import { CollectedDrops } from './collected-drops';
import { DropCollector, type InvalidationScope } from './drop-collector';
import type { GivenTags } from './given-tags';
import type { ArgumentsOf, MethodNameIn } from './named-method';

/**
 * Names what to invalidate: the verbs of `MemoizeInvalidator`, which here only collect. A class stands for itself, for
 * what inherits from it, and for what is provided behind it; an instance may stand in for it.
 */
export interface Drop {
  /**
   * The outcome of one call.
   *
   * @throws NotMemoizedError for a method without `@CacheMemoize`
   * @throws UnkeyableArgumentError for arguments without a key
   */
  <Instance extends object, Name extends string>(
    target: Class<Instance> | Instance,
    method: MethodNameIn<Instance, Name>,
    ...args: ArgumentsOf<Instance, Name>
  ): void;

  /** The outcomes of many calls of one method: a list with one list of arguments for each call. */
  many<Instance extends object, Name extends string>(
    target: Class<Instance> | Instance,
    method: MethodNameIn<Instance, Name>,
    listOfArgs: readonly ArgumentsOf<Instance, Name>[],
  ): void;

  /** Every outcome of a method. */
  all<Instance extends object, Name extends string>(
    target: Class<Instance> | Instance,
    method: MethodNameIn<Instance, Name>,
  ): void;

  /**
   * Every outcome that carries one of the tags: one by one, or in a list that may be followed by where to look.
   *
   * @param options.cacheAlias only in this cache; where left out, in every cache on which this application has a method
   *   with tags, or in all if there is none
   */
  tags(...tags: readonly string[]): void;
  tags(tags: readonly string[], options?: { readonly cacheAlias?: string }): void;

  /**
   * Every outcome under a prefix.
   *
   * @param options.cacheAlias only in this cache; in every cache where left out
   */
  prefix(prefix: string, options?: { readonly cacheAlias?: string }): void;
}

/** Names what to invalidate, and answers nothing: a promise is refused, because what it named later would be lost. */
export type DropCallback = (
  drop: Drop,
) => void | CompileError<'What to drop is named at once: the callback must not be async, nor answer a promise.'>;

/** Whose callback it is, for the error. */
type CallbackOwner = Pick<CallbackFacts, 'method' | 'callback'>;

/** How a callback failed: then what it has named is not all that it would have. */
export type NamingFailure = Pick<CallbackFacts, 'reason' | 'cause'>;

/**
 * Has a callback of the invalidator name what to drop.
 *
 * @throws CallbackError where it throws, or answers a promise
 * @throws CacheMemoizeError where what it names cannot be dropped: NotMemoizedError, UnkeyableArgumentError, …
 */
export function collectDrops(
  callback: DropCallback,
  scope: InvalidationScope,
  owner: CallbackOwner,
): CollectedDrops {
  const collector = collectorFor(scope);
  const failure = nameDrops(callback, collector, owner);
  if (!failure) return collector.drops;
  throw failure.cause instanceof CacheMemoizeError
    ? failure.cause
    : new CallbackError({ ...owner, ...failure });
}

/** @param drops where it collects */
export function collectorFor(scope: InvalidationScope, drops = new CollectedDrops()): DropCollector {
  return new DropCollector(scope, DROP_VERBS, { drops });
}

const DROP_VERBS = { many: 'drop.many', prefix: 'drop.prefix', tags: 'drop.tags', clear: 'drop' };

/** Calls a callback with a `drop` that works until it has ended. Never throws. */
export function nameDrops(
  callback: (drop: Drop) => unknown,
  collector: DropCollector,
  owner: CallbackOwner,
): NamingFailure | undefined {
  let isOpen = true;
  const drop = dropTo((): DropCollector => {
    if (isOpen) return collector;
    throw new CallbackError({ ...owner, reason: 'named something to drop when it had ended' });
  });
  try {
    const answer = callback(drop);
    if (!isThenable(answer)) return undefined;
    ignoreRejection(answer);
    return { reason: 'answered a promise: what is named later would be lost' };
  } catch (cause) {
    return { reason: `threw ${describeThrown(cause)}`, cause };
  } finally {
    isOpen = false;
  }
}

/** @param collector where to, asked at each use */
function dropTo(collector: () => DropCollector): Drop {
  const drop = (target: object, method: unknown, ...args: readonly unknown[]): void =>
    collector().addCall(target, method, args);
  const verbs: Pick<Drop, keyof Drop> = {
    many: (target, method, listOfArgs) => collector().addCalls(target, method, listOfArgs),
    all: (target, method) => collector().addMethod(target, method),
    prefix: (prefix, options) => collector().addPrefix(prefix, options),
    tags: (...given: GivenTags) => collector().addTags(given),
  };
  return Object.assign(drop, verbs);
}
