import { CacheMemoizeError } from '../errors/cache-memoize.error';
import { CallbackError, type CallbackFacts } from '../errors/callback.error';
import { describeThrown } from '../errors/describe-value';
import type { CompileError } from '../options/memoize-options';
import { ignoreRejection, isThenable } from '../runtime/callback-answers';
import type { Class } from '../types/class';
import type { CollectedDrops } from './collected-drops';
import { DropCollector, type InvalidationScope } from './drop-collector';
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

/** What a callback has named, and how it failed, if it did: then what it named is not all that it would have. */
export interface NamedDrops {
  readonly drops: CollectedDrops;
  readonly failure?: Pick<CallbackFacts, 'reason' | 'cause'>;
}

const VERBS = { many: 'drop.many', prefix: 'drop.prefix', clear: 'drop' };

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
  const { drops, failure } = nameDrops(callback, scope, owner);
  if (!failure) return drops;
  throw failure.cause instanceof CacheMemoizeError
    ? failure.cause
    : new CallbackError({ ...owner, ...failure });
}

/** Calls a callback with a `drop` that works until it has ended. Never throws. */
export function nameDrops(
  callback: (drop: Drop) => unknown,
  scope: InvalidationScope,
  owner: CallbackOwner,
): NamedDrops {
  const collector = new DropCollector(scope, VERBS);
  let isOpen = true;
  const drop = dropTo((): DropCollector => {
    if (isOpen) return collector;
    throw new CallbackError({ ...owner, reason: 'named something to drop when it had ended' });
  });
  try {
    const answer = callback(drop);
    if (!isThenable(answer)) return { drops: collector.drops };
    ignoreRejection(answer);
    return {
      drops: collector.drops,
      failure: { reason: 'answered a promise: what is named later would be lost' },
    };
  } catch (cause) {
    return { drops: collector.drops, failure: { reason: `threw ${describeThrown(cause)}`, cause } };
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
  };
  return Object.assign(drop, verbs);
}
