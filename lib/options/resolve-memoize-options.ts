import { expectClass } from '../errors/circular-import';
import type { Class } from '../types/class';
import { type ClassEntry, resolveClasses } from './class-entry';
import { bareTtl } from './bare-ttl';
import { DEFAULT_ALIAS } from './defaults';
import { type Callback, isCallback, isClass, isListOf, OptionReader } from './option-reader';
import { resolveTags } from './tags';

/** Is what the code uses of a decorator's options. Undefined where the alias or the module decides. */
export interface ResolvedMemoizeOptions {
  /** Milliseconds, a function that decides per outcome, or undefined: the alias's. */
  readonly ttl: number | Callback | undefined;
  /** The same where it is a number that may have been meant for seconds. */
  readonly bareTtl: number | undefined;
  readonly prefix: string | undefined;
  /** Absent, or present with a value or a function: a memoized `extra: undefined` is an extra. */
  readonly extra: { readonly value: unknown } | { readonly from: Callback } | undefined;
  readonly argsRewrite: Callback | undefined;
  readonly keyGeneratorCallable: Callback | undefined;
  readonly hitCallable: Callback | undefined;
  readonly missCallable: Callback | undefined;
  readonly tags: readonly string[] | Callback | undefined;
  readonly resultTags: Callback | undefined;
  readonly isGuard: boolean;
  readonly instancesAgree: boolean;
  readonly isAudited: boolean;
  readonly cacheExceptions: readonly Class<Error>[];
  readonly cacheAlias: string;
  /** Besides the module's. */
  readonly classes: readonly ClassEntry[];
}

const MEMOIZE_OPTIONS = [
  ...['ttl', 'prefix', 'extra', 'argsRewrite', 'keyGeneratorCallable', 'hitCallable', 'missCallable'],
  ...['storeResult', 'cacheExceptions', 'cacheAlias', 'classes', 'instancesAgree', 'tags', 'resultTags'],
  'audit',
];

/** Checks the options of a decorator. @throws InvalidOptionError */
export function resolveMemoizeOptions(given: object, where: string): ResolvedMemoizeOptions {
  const options = OptionReader.of(given, where).allowOnly(MEMOIZE_OPTIONS);
  const resolved: ResolvedMemoizeOptions = {
    ttl: resolveTtl(options),
    bareTtl: bareTtl(options.get('ttl')),
    prefix: options.prefix('prefix'),
    extra: resolveExtra(options),
    argsRewrite: options.callback('argsRewrite'),
    keyGeneratorCallable: options.callback('keyGeneratorCallable'),
    hitCallable: options.callback('hitCallable'),
    missCallable: options.callback('missCallable'),
    tags: resolveTags(options),
    resultTags: options.callback('resultTags'),
    isGuard: !options.boolean('storeResult', true),
    instancesAgree: options.boolean('instancesAgree', false),
    isAudited: options.boolean('audit', true),
    cacheExceptions: resolveErrorClasses(options),
    cacheAlias: resolveAlias(options),
    classes: resolveClasses(options),
  };
  refuseContradictions(options, resolved);
  return resolved;
}

function resolveTtl(options: OptionReader): ResolvedMemoizeOptions['ttl'] {
  const ttl = options.get('ttl');
  if (ttl === undefined) return undefined;
  return isCallback(ttl) ? ttl : options.duration('ttl', ttl);
}

function resolveExtra(options: OptionReader): ResolvedMemoizeOptions['extra'] {
  const extra = options.get('extra');
  if (extra === undefined) return undefined;
  return isCallback(extra) ? { from: extra } : { value: extra };
}

function resolveErrorClasses(options: OptionReader): readonly Class<Error>[] {
  const given = options.get('cacheExceptions') ?? [];
  const classes: unknown = Array.isArray(given) ? given : [given];
  if (!isListOf(isErrorClass, classes))
    options.refuse(
      'cacheExceptions',
      expectClass('an error class, or an array of error classes', isListWithHole(classes)),
    );
  return classes;
}

function isListWithHole(given: unknown): boolean {
  return Array.isArray(given) && given.includes(undefined);
}

function isErrorClass(value: unknown): value is Class<Error> {
  return isClass(value) && (value === Error || value.prototype instanceof Error);
}

function resolveAlias(options: OptionReader): string {
  const alias = options.get('cacheAlias') ?? DEFAULT_ALIAS;
  if (typeof alias !== 'string' || alias === '')
    options.refuse('cacheAlias', 'the name of a registered cache');
  return alias;
}

/** Refuses an option that another one makes meaningless, rather than ignoring it. */
function refuseContradictions(options: OptionReader, resolved: ResolvedMemoizeOptions): void {
  if (resolved.keyGeneratorCallable) {
    if (resolved.argsRewrite)
      options.refuse('argsRewrite', 'left out where keyGeneratorCallable makes the whole key');
    if (resolved.extra) options.refuse('extra', 'left out where keyGeneratorCallable makes the whole key');
  }
  if (resolved.isGuard && resolved.resultTags)
    options.refuse('resultTags', 'left out on a guard (storeResult: false), which keeps no result: use tags');
  if (resolved.isGuard && resolved.cacheExceptions.length > 0) {
    options.refuse(
      'cacheExceptions',
      'left out on a guard (storeResult: false): a run that throws leaves no mark',
    );
  }
}
