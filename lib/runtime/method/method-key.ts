import { continueKey, type KeyLimits, writeExtras } from '../../core/keys/cache-key';
import { type KeyClasses } from '../../core/keys/key-classes';
import { UnkeyableValue, type UnkeyableValueFacts } from '../../core/keys/key-refusal';
import { describeValue } from '../../errors/describe-value';
import { InvalidOptionError } from '../../errors/invalid-option.error';
import { UnkeyableArgumentError, type UnkeyablePlace } from '../../errors/unkeyable-argument.error';
import { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { ClassEntry } from '../../options/class-entry';
import { PREFIX_PATTERN, PREFIX_RULE } from '../../options/option-reader';
import type { Decoration } from '../../nest/decoration';
import { FULL_BEGINNINGS, type KeyBeginnings } from '../caches/key-beginnings';
import { KeyCallbacks } from './key-callbacks';
import { type GivenExtra, MethodExtra } from './method-extra';
import { type MethodOptions, methodOptionsOf } from './method-options';
import { ignoresArguments } from '../../nest/handler';
import { recordedFields, recordedParameters } from '../../nest/recorded-types';
import { nameOfClass } from '../../types/class-name';

const NO_ARGUMENTS: readonly unknown[] = Object.freeze([]);

export interface MethodKeySettings {
  readonly maxKeyBytes: number;
  /** Of the cache that the keys are for. @default those of keys as they are shown */
  readonly beginnings?: KeyBeginnings;
  /** What the method goes by. @default what its decorator and its classes say, where there is no module */
  readonly options?: MethodOptions;
}

type FoundValue = UnkeyableValueFacts & { readonly cause?: unknown; readonly extraIndex?: number };

const KEY_GENERATOR = { name: 'keyGeneratorCallable' } as const;

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
  private readonly options: MethodOptions;
  private readonly callbacks: KeyCallbacks;
  private readonly extra: MethodExtra;
  /** Where nothing has to be asked: the extras that all keys have. */
  private readonly plainExtra: readonly unknown[] | undefined;
  private readonly writtenExtra: string | undefined;
  private readonly ignoresArguments: boolean;

  /** @throws InvalidOptionError when the class or the method has a name that no prefix can have. */
  constructor(
    decoration: Decoration,
    prototype: object,
    {
      maxKeyBytes,
      beginnings = FULL_BEGINNINGS,
      options = methodOptionsOf(prototype, decoration),
    }: MethodKeySettings,
  ) {
    const { argsRewrite, classes, extras, keyGeneratorCallable } = options;
    this.options = options;
    this.name = `${nameOfClass(prototype.constructor)}.${decoration.name}`;
    this.prefix = options.prefix ?? defaultPrefix(this.name);
    this.limits = { maxKeyBytes, classes: keyClassesOf(classes) };
    this.argumentLimits = { ...this.limits, parameters: parametersOf(decoration) };
    this.beginnings = beginnings;
    this.beginning = beginnings.of(this.prefix);
    this.callbacks = new KeyCallbacks(this.name);
    this.extra = new MethodExtra({ method: this.name, extras, callbacks: this.callbacks });
    this.ignoresArguments = ignoresArguments(prototype, decoration);
    const isAsked = this.ignoresArguments || argsRewrite !== undefined || keyGeneratorCallable !== undefined;
    this.plainExtra = isAsked ? undefined : this.extra.fixed;
    this.writtenExtra = this.plainExtra && writeExtras(this.plainExtra, this.limits);
  }

  /** Whether the call has this key; one without any has none. */
  is(key: string, instance: object, args: readonly unknown[]): boolean {
    try {
      return this.for(instance, args) === key;
    } catch {
      return false;
    }
  }

  /**
   * What the cache keeps the call's outcome under.
   *
   * @param given in place of what functions given as `extra` would answer
   * @throws UnkeyableArgumentError when the call has no key.
   * @throws InvalidOptionError for a given extra that cannot stand for such functions
   */
  for(instance: object, args: readonly unknown[], given?: GivenExtra): string {
    try {
      const extra = given && this.extra.read(given);
      const { plainExtra, beginning, argumentLimits, writtenExtra } = this;
      if (plainExtra !== undefined)
        return continueKey(beginning, args, plainExtra, argumentLimits, writtenExtra);
      return this.fromCallbacks(instance, args, extra);
    } catch (error) {
      throw error instanceof CacheMemoizeError ? error : this.explain(error);
    }
  }

  private fromCallbacks(instance: object, args: readonly unknown[], given?: readonly unknown[]): string {
    const { argsRewrite, keyGeneratorCallable } = this.options;
    if (keyGeneratorCallable) {
      const key = this.callbacks.ask(KEY_GENERATOR, () => keyGeneratorCallable.apply(instance, [...args]));
      return this.beginnings.ofGenerated(this.checkGenerated(key), this.prefix);
    }
    const rewritten = argsRewrite
      ? this.callbacks.ask({ name: 'argsRewrite' }, () => argsRewrite.apply(instance, [...args]))
      : this.ignoresArguments
        ? NO_ARGUMENTS
        : args;
    const extras = this.extra.valuesFor(instance, args, given);
    const parts: readonly unknown[] = Array.isArray(rewritten) ? rewritten : [rewritten];
    try {
      return continueKey(this.beginning, parts, extras, argsRewrite ? this.limits : this.argumentLimits);
    } catch (error) {
      throw this.explain(error, parts === rewritten);
    }
  }

  private checkGenerated(key: unknown): string {
    if (typeof key !== 'string' || key === '') {
      throw this.callbacks.unusable(KEY_GENERATOR, `${describeValue(key)} in place of a text`);
    }
    if (key.length <= this.limits.maxKeyBytes && Buffer.byteLength(key) <= this.limits.maxKeyBytes)
      return key;
    throw this.callbacks.unusable(KEY_GENERATOR, `more than ${this.limits.maxKeyBytes} bytes (maxKeyBytes)`);
  }

  /** @param isList whether `argsRewrite` gave an array, whose members are the parts of the key */
  private explain(error: unknown, isList = false): UnkeyableArgumentError {
    const found: FoundValue =
      error instanceof UnkeyableValue
        ? error
        : { position: 0, path: '[0]', reason: 'unreadable', cause: error };
    const { reason, cause } = found;
    return new UnkeyableArgumentError({ method: this.name, ...this.locate(found, isList), reason, cause });
  }

  /** Where the user finds it: what a callback gave is no argument. */
  private locate({ position, path, extraIndex = 0 }: FoundValue, isList: boolean): UnkeyablePlace {
    if (position === 'extra') return { position, path: this.extra.place(path, extraIndex) };
    if (!this.options.argsRewrite) return { position, path };
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
