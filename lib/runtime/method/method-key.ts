import { continueKey, type KeyLimits } from '../../core/keys/cache-key';
import { type KeyClasses } from '../../core/keys/key-classes';
import { ignoreRejection } from '../callback-answers';
import { UnkeyableValue, type UnkeyableValueFacts } from '../../core/keys/key-refusal';
import { describeThrown, describeValue } from '../../errors/describe-value';
import { InvalidOptionError } from '../../errors/invalid-option.error';
import { UnkeyableArgumentError, type UnkeyablePlace } from '../../errors/unkeyable-argument.error';
import { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { ClassEntry } from '../../options/class-entry';
import { PREFIX_PATTERN, PREFIX_RULE } from '../../options/option-reader';
import type { Decoration } from '../../nest/decoration';
import { FULL_BEGINNINGS, type KeyBeginnings } from '../key-beginnings';
import { ignoresArguments } from '../../nest/handler';
import { recordedFields, recordedParameters } from '../../nest/recorded-types';
import { nameOfClass } from '../../types/class-name';

type KeyCallbackName = 'argsRewrite' | 'extra' | 'keyGeneratorCallable';

const NO_EXTRA: readonly unknown[] = Object.freeze([]);
const NO_ARGUMENTS: readonly unknown[] = Object.freeze([]);

/** What stands in a key in place of what a function given as `extra` would answer. */
export interface GivenExtra {
  readonly value: unknown;
}

export interface MethodKeySettings {
  readonly maxKeyBytes: number;
  /** Of the cache that the keys are for. @default those of keys as they are shown */
  readonly beginnings?: KeyBeginnings;
  /** What the module and the decorator say of classes. */
  readonly classes?: readonly ClassEntry[];
}

/** How one method of one class makes its keys. */
export class MethodKey {
  /** What the key begins with, and the group that invalidateAll names. */
  readonly prefix: string;
  /** `FilesService.exists`, for texts. */
  readonly name: string;
  /** For what callbacks give, of which nothing is recorded. */
  private readonly limits: KeyLimits;
  /** For the arguments themselves. */
  private readonly argumentLimits: KeyLimits;
  private readonly beginnings: KeyBeginnings;
  private readonly beginning: string;
  private readonly fixedExtra: readonly unknown[];
  private readonly isPlain: boolean;
  private readonly ignoresArguments: boolean;

  /** @throws InvalidOptionError when the class or the method has a name that no prefix can have. */
  constructor(
    private readonly decoration: Decoration,
    prototype: object,
    { maxKeyBytes, beginnings = FULL_BEGINNINGS, classes = [] }: MethodKeySettings,
  ) {
    const { options } = decoration;
    this.name = `${nameOfClass(prototype.constructor)}.${decoration.name}`;
    this.prefix = options.prefix ?? defaultPrefix(this.name);
    this.limits = { maxKeyBytes, classes: keyClassesOf(classes) };
    this.argumentLimits = { ...this.limits, parameters: parametersOf(decoration) };
    this.beginnings = beginnings;
    this.beginning = beginnings.of(this.prefix);
    this.fixedExtra = options.extra && 'value' in options.extra ? [options.extra.value] : NO_EXTRA;
    this.ignoresArguments = ignoresArguments(prototype, decoration);
    this.isPlain =
      !this.ignoresArguments &&
      !options.argsRewrite &&
      !options.keyGeneratorCallable &&
      !(options.extra && 'from' in options.extra);
  }

  /**
   * What the cache keeps the call's outcome under.
   *
   * @param given in place of what the function `extra` would answer
   * @throws UnkeyableArgumentError when the call has no key.
   * @throws InvalidOptionError for a given extra where there is no such function
   */
  for(instance: object, args: readonly unknown[], given?: GivenExtra): string {
    try {
      if (given) this.requireExtraFunction(given);
      if (this.isPlain) return continueKey(this.beginning, args, this.fixedExtra, this.argumentLimits);
      return this.fromCallbacks(instance, args, given);
    } catch (error) {
      throw error instanceof CacheMemoizeError ? error : this.explain(error);
    }
  }

  private fromCallbacks(instance: object, args: readonly unknown[], given?: GivenExtra): string {
    const { argsRewrite, extra, keyGeneratorCallable } = this.decoration.options;
    if (keyGeneratorCallable) {
      const key = this.ask('keyGeneratorCallable', () => keyGeneratorCallable.apply(instance, [...args]));
      return this.beginnings.ofGenerated(this.checkGenerated(key), this.prefix);
    }
    const rewritten = argsRewrite
      ? this.ask('argsRewrite', () => argsRewrite.apply(instance, [...args]))
      : this.ignoresArguments
        ? NO_ARGUMENTS
        : args;
    const extras =
      extra && 'from' in extra
        ? [given ? given.value : this.ask('extra', () => extra.from.apply(instance, [...args]))]
        : this.fixedExtra;
    const parts: readonly unknown[] = Array.isArray(rewritten) ? rewritten : [rewritten];
    try {
      return continueKey(this.beginning, parts, extras, argsRewrite ? this.limits : this.argumentLimits);
    } catch (error) {
      throw this.explain(error, parts === rewritten);
    }
  }

  private requireExtraFunction({ value }: GivenExtra): void {
    const { extra } = this.decoration.options;
    if (extra && 'from' in extra) return;
    throw new InvalidOptionError({
      option: 'extra',
      value,
      where: `withExtra() of ${this.name}`,
      expected: 'left out, because the method has no function as its extra that it could stand for',
    });
  }

  private ask(callback: KeyCallbackName, run: () => unknown): unknown {
    try {
      const answer = run();
      ignoreRejection(answer);
      return answer;
    } catch (cause) {
      if (cause instanceof CacheMemoizeError) throw cause;
      throw this.unusable(callback, `nothing, because it threw ${describeThrown(cause)}`, cause);
    }
  }

  private checkGenerated(key: unknown): string {
    if (typeof key !== 'string' || key === '') {
      throw this.unusable('keyGeneratorCallable', `${describeValue(key)} in place of a text`);
    }
    if (key.length <= this.limits.maxKeyBytes && Buffer.byteLength(key) <= this.limits.maxKeyBytes)
      return key;
    throw this.unusable('keyGeneratorCallable', `more than ${this.limits.maxKeyBytes} bytes (maxKeyBytes)`);
  }

  private unusable(position: KeyCallbackName, reason: string, cause?: unknown): UnkeyableArgumentError {
    return new UnkeyableArgumentError({
      method: this.name,
      position,
      path: `${position}()`,
      reason,
      cause,
    });
  }

  /** @param isList whether `argsRewrite` gave an array, whose members are the parts of the key */
  private explain(error: unknown, isList = false): UnkeyableArgumentError {
    const found: UnkeyableValueFacts & { cause?: unknown } =
      error instanceof UnkeyableValue
        ? error
        : { position: 0, path: '[0]', reason: 'unreadable', cause: error };
    const { reason, cause } = found;
    return new UnkeyableArgumentError({ method: this.name, ...this.locate(found, isList), reason, cause });
  }

  /** Where the user finds it: what a callback gave is no argument. */
  private locate({ position, path }: UnkeyableValueFacts, isList: boolean): UnkeyablePlace {
    const { argsRewrite, extra } = this.decoration.options;
    if (position === 'extra') {
      return { position, path: extra && 'from' in extra ? path.replace('extra', 'extra()') : path };
    }
    if (!argsRewrite) return { position, path };
    return { position: 'argsRewrite', path: `argsRewrite()${isList ? path : path.replace('[0]', '')}` };
  }
}

/** What TypeScript recorded where the method is declared: our own decorator is enough for it to do so. */
function parametersOf({ prototype, name }: Decoration): NonNullable<KeyLimits['parameters']> {
  return recordedParameters(prototype, name);
}

function keyClassesOf(classes: readonly ClassEntry[]): KeyClasses {
  const keyed = classes.flatMap(({ class: each, key }) =>
    key ? [[each.prototype as object, key] as const] : [],
  );
  return { keys: new Map(keyed), typeOf: (prototype) => (prototype ? recordedFields(prototype) : undefined) };
}

/**
 * `ClassName.methodName`, where a key can begin with it.
 *
 * @throws InvalidOptionError
 */
export function defaultPrefix(name: string): string {
  if (PREFIX_PATTERN.test(name)) return name;
  throw new InvalidOptionError({
    option: 'prefix',
    value: undefined,
    where: `@CacheMemoize on ${name}`,
    expected: `given, because the name of the class and its method is none that a key can begin with: ${PREFIX_RULE}`,
  });
}
