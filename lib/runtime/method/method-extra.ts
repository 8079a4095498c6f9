import { buildKey } from '../../core/keys/cache-key';
import { InvalidOptionError } from '../../errors/invalid-option.error';
import { MODULE_DEFAULTS } from '../../options/defaults';
import type { ResolvedExtra } from '../../options/method-defaults';
import type { KeyCallbacks, NamedKeyCallback } from './key-callbacks';
import type { SourcedExtra } from './method-options';

/** What stands in a key in place of what functions given as `extra` would answer: of several, a list. */
export interface GivenExtra {
  readonly value: unknown;
}

export interface MethodExtraParts {
  /** `FilesService.exists`. */
  readonly method: string;
  /** Of the module, of each class from the base down, of the method. */
  readonly extras: readonly SourcedExtra[];
  readonly callbacks: KeyCallbacks;
}

/** An extra, and what it is called where it throws. */
type NamedExtra = SourcedExtra & { readonly callback: NamedKeyCallback };

/** More that the keys of one method vary on: what its decorator, its classes and the module say, each in its place. */
export class MethodExtra {
  /** undefined where one of them is a function, and has to be asked. */
  readonly fixed: readonly unknown[] | undefined;
  private readonly extras: readonly NamedExtra[];
  private readonly functions: readonly SourcedExtra[];

  constructor(private readonly parts: MethodExtraParts) {
    const { extras } = parts;
    this.extras = extras.map((extra) => ({
      ...extra,
      callback: { name: 'extra', path: `extra()${originOf(extra)}` },
    }));
    this.functions = extras.filter((extra) => 'from' in extra);
    const values = extras.flatMap((extra) => ('value' in extra ? [extra.value] : []));
    this.fixed = this.functions.length === 0 ? values : undefined;
  }

  /** @param given read by `read`, in place of what the functions would answer */
  valuesFor(instance: object, args: readonly unknown[], given?: readonly unknown[]): readonly unknown[] {
    if (this.fixed !== undefined) return this.fixed;
    const rest = given && [...given];
    return this.extras.map((extra) => {
      if ('value' in extra) return extra.value;
      if (rest) return rest.shift();
      return this.parts.callbacks.ask(extra.callback, () => extra.from.apply(instance, [...args]));
    });
  }

  /**
   * One value for each function.
   *
   * @throws InvalidOptionError where there is no function, or where there are several and the value is no list of as many
   */
  read({ value }: GivenExtra): readonly unknown[] {
    const { length: count } = this.functions;
    if (count === 1) return [value];
    if (count > 1 && Array.isArray(value) && value.length === count) return value;
    throw new InvalidOptionError({
      option: 'extra',
      value,
      where: `withExtra() of ${this.parts.method}`,
      expected: this.describeExpected(),
    });
  }

  /** Where the user finds a value that has no key: what a function gave is called by its call. */
  place(path: string, index: number): string {
    const extra = this.parts.extras[index];
    if (extra === undefined) return path;
    return `${'from' in extra ? path.replace('extra', 'extra()') : path}${originOf(extra)}`;
  }

  private describeExpected(): string {
    const { functions, parts } = this;
    if (functions.length === 0)
      return 'left out, because the method has no function as its extra that it could stand for';
    const sources = functions.map(({ source = `@CacheMemoize on ${parts.method}` }) => source);
    return `a list of ${sources.length}, for the functions given as extra by ${sources.join(', by ')}`;
  }
}

/** Said of what others than the method's own decorator give. */
function originOf({ source }: SourcedExtra): string {
  return source === undefined ? '' : ` of ${source}`;
}

/**
 * An extra that is written down either has a key or never will: say so now and not at the first call.
 *
 * @throws InvalidOptionError
 */
export function requireKeyOf(extra: ResolvedExtra | undefined, where: string, option = 'extra'): void {
  if (!extra || !('value' in extra)) return;
  try {
    buildKey('', [], [extra.value], { maxKeyBytes: MODULE_DEFAULTS.maxKeyBytes });
  } catch (cause) {
    throw new InvalidOptionError({
      option,
      value: extra.value,
      where,
      expected: `a plain value that a key can be made of (${(cause as Error).message})`, // buildKey throws nothing else
    });
  }
}
