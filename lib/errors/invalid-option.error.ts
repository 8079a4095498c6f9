import { CacheMemoizeError } from './cache-memoize.error';
import { describeValue } from './describe-value';

export interface InvalidOptionFacts {
  /** The option, with the path to it: `deadline.read`. */
  readonly option: string;
  /** What was given for it. */
  readonly value: unknown;
  /** Where: `CacheMemoizeModule.forRoot`, or `@CacheMemoize on FilesService.exists`. */
  readonly where: string;
  /** What it must be, as the end of a sentence: "a duration greater than 0, such as 500 or '5m'". */
  readonly expected: string;
}

/** An option, or what a verb was given, has a value that it cannot have; or no option has that name. */
export class InvalidOptionError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_INVALID_OPTION';
  readonly option: string;
  readonly value: unknown;
  readonly where: string;

  constructor({ option, value, where, expected }: InvalidOptionFacts) {
    super(`Invalid option '${option}' in ${where}: got ${describeValue(value)}. It must be ${expected}.`);
    this.option = option;
    this.value = value;
    this.where = where;
  }
}
