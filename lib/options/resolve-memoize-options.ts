import { types } from 'node:util';
import { expectClass } from '../errors/circular-import';
import type { Class } from '../types/class';
import { CLASS_METHOD_DEFAULTS, type ResolvedMethodDefaults, resolveMethodDefaults } from './method-defaults';
import { type Callback, isClass, isListOf, OptionReader } from './option-reader';
import { STALE_OPTIONS } from './stale-options';

/** Is what the code uses of a decorator's options. Undefined where the class, the alias or the module decides. */
export interface ResolvedMemoizeOptions extends ResolvedMethodDefaults {
  readonly prefix: string | undefined;
  readonly argsRewrite: Callback | undefined;
  readonly keyGeneratorCallable: Callback | undefined;
  readonly condition: Callback | undefined;
  readonly hitCallable: Callback | undefined;
  readonly missCallable: Callback | undefined;
  readonly resultTags: Callback | undefined;
  readonly isGuard: boolean;
  readonly instancesAgree: boolean;
  readonly isAudited: boolean;
  readonly localCopies: boolean;
  readonly cacheExceptions: readonly Class<Error>[];
}

const MEMOIZE_OPTIONS = [
  ...['prefix', 'argsRewrite', 'keyGeneratorCallable', 'condition', 'hitCallable', 'missCallable'],
  ...['storeResult', 'cacheExceptions', 'instancesAgree', 'resultTags', 'audit', 'localCopies'],
  ...CLASS_METHOD_DEFAULTS,
];

/** Checks the options of a decorator. @throws InvalidOptionError */
export function resolveMemoizeOptions(given: object, where: string): ResolvedMemoizeOptions {
  const options = OptionReader.of(given, where).allowOnly(MEMOIZE_OPTIONS);
  const { ttl, bareTtl, extra, tags, cacheAlias, classes, stale } = resolveMethodDefaults(options, where);
  // Field by field: to add to what was spread takes a seventh of the start of an application with many methods.
  const resolved: ResolvedMemoizeOptions = {
    where,
    ttl,
    bareTtl,
    extra,
    tags,
    cacheAlias,
    classes,
    stale,
    prefix: options.prefix('prefix'),
    argsRewrite: options.callback('argsRewrite'),
    keyGeneratorCallable: options.callback('keyGeneratorCallable'),
    condition: resolveCondition(options),
    hitCallable: options.callback('hitCallable'),
    missCallable: options.callback('missCallable'),
    resultTags: options.callback('resultTags'),
    isGuard: !options.boolean('storeResult', true),
    instancesAgree: options.boolean('instancesAgree', false),
    isAudited: options.boolean('audit', true),
    localCopies: options.boolean('localCopies', true),
    cacheExceptions: resolveErrorClasses(options),
  };
  refuseContradictions(options, resolved);
  return resolved;
}

/** Whether a call is memoized is asked before it begins: a promise would say so too late. */
function resolveCondition(options: OptionReader): Callback | undefined {
  const condition = options.callback('condition');
  if (types.isAsyncFunction(condition))
    options.refuse('condition', 'a function that answers true or false at once: it must not be async');
  return condition;
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

/** Refuses an option that another one makes meaningless, rather than ignoring it. */
function refuseContradictions(options: OptionReader, resolved: ResolvedMemoizeOptions): void {
  if (resolved.keyGeneratorCallable) {
    if (resolved.argsRewrite)
      options.refuse('argsRewrite', 'left out where keyGeneratorCallable makes the whole key');
    if (resolved.extra) options.refuse('extra', 'left out where keyGeneratorCallable makes the whole key');
  }
  if (resolved.isGuard) refuseOnGuard(options, resolved);
  if (resolved.ttl === Infinity)
    refuseStale(options, 'left out where ttl is Infinity: such an outcome never ends, and is never stale');
}

function refuseOnGuard(options: OptionReader, resolved: ResolvedMemoizeOptions): void {
  if (resolved.resultTags)
    options.refuse('resultTags', 'left out on a guard (storeResult: false), which keeps no result: use tags');
  if (resolved.cacheExceptions.length > 0) {
    options.refuse(
      'cacheExceptions',
      'left out on a guard (storeResult: false): a run that throws leaves no mark',
    );
  }
  refuseStale(options, 'left out on a guard (storeResult: false), whose marks are never stale');
}

function refuseStale(options: OptionReader, expected: string): void {
  for (const name of STALE_OPTIONS) if (options.has(name)) options.refuse(name, expected);
}
