import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { MemoizeClock } from '../ports/clock';
import { InvalidOptionError } from '../errors/invalid-option.error';
import { type ClassEntry, resolveClasses } from './class-entry';
import { MODULE_DEFAULTS } from './defaults';
import { type ResolvedInvalidationOptions, resolveInvalidationOptions } from './invalidation-options';
import type { CacheMemoizeModuleOptions, DeadlineOptions } from './module-options';
import {
  MODULE_METHOD_DEFAULTS,
  type ResolvedMethodDefaults,
  resolveMethodDefaults,
} from './method-defaults';
import { isCallback, isListOf, OptionReader } from './option-reader';
import type { TransactionPort } from '../ports/transaction';

/** Is what the code uses: every duration in milliseconds, nothing left out but what has no default. */
export interface ResolvedModuleOptions {
  /** Undefined where it is not said, which is refused as soon as an alias is not a memory cache. */
  readonly keyPrefix: string | undefined;
  readonly ttl: number;
  /** What it says of every method, `classes` included. */
  readonly defaults: ResolvedMethodDefaults;
  readonly isGlobal: boolean;
  readonly classes: readonly ClassEntry[];
  readonly deadline: ResolvedDeadlines;
  readonly herdWait: number;
  readonly leaseMs: number;
  readonly joinWait: number;
  readonly breaker: { readonly failures: number; readonly halfOpenAfter: number };
  readonly maxKeyBytes: number;
  readonly maxValueBytes: number;
  readonly secrets: readonly string[];
  readonly transactions: TransactionPort | undefined;
  readonly invalidation: ResolvedInvalidationOptions;
  readonly enabled: boolean;
  readonly http: boolean;
  /** Undefined: no hit is audited. */
  readonly audit: ResolvedAudit | undefined;
  readonly startupLog: boolean;
  /** Undefined: the system's. */
  readonly clock: MemoizeClock | undefined;
  readonly onError: ((error: CacheMemoizeError) => void) | undefined;
}

/** Is what the code uses of an audit. */
export interface ResolvedAudit {
  /** Of 1, and more than 0: which hits are audited. */
  readonly share: number;
  /** Whether a hit is answered first. */
  readonly isBehind: boolean;
}

/** Is what the code uses of deadlines: milliseconds. */
export interface ResolvedDeadlines {
  readonly read: number;
  readonly fill: number;
  readonly invalidate: number;
}

/** The names of all options of the module. */
export const MODULE_OPTIONS: readonly string[] = [
  ...Object.keys(MODULE_DEFAULTS),
  'secret',
  'clock',
  'transactions',
  'onError',
];
const CLOCK_METHODS = ['monotonic', 'wall', 'later'] as const;
const SHORTEST_SECRET = 16;

/** Checks the options of the module. @throws InvalidOptionError */
export function resolveModuleOptions(given: CacheMemoizeModuleOptions, where: string): ResolvedModuleOptions {
  const options = OptionReader.of(given, where).allowOnly(MODULE_OPTIONS);
  const breaker = options.section('breaker', Object.keys(MODULE_DEFAULTS.breaker));
  return {
    keyPrefix: options.prefix('keyPrefix'),
    ttl: options.duration('ttl', MODULE_DEFAULTS.ttl),
    defaults: resolveMethodDefaults(
      options.section('defaults', MODULE_METHOD_DEFAULTS),
      `the defaults of ${where}`,
    ),
    isGlobal: options.boolean('isGlobal', MODULE_DEFAULTS.isGlobal),
    classes: resolveClasses(options),
    deadline: resolveDeadlines(options, MODULE_DEFAULTS.deadline),
    herdWait: options.finiteDuration('herdWait', MODULE_DEFAULTS.herdWait, { least: 0 }),
    leaseMs: options.finiteDuration('leaseMs', MODULE_DEFAULTS.leaseMs),
    joinWait: options.finiteDuration('joinWait', MODULE_DEFAULTS.joinWait),
    breaker: {
      failures: breaker.integer('failures', MODULE_DEFAULTS.breaker.failures),
      halfOpenAfter: breaker.finiteDuration('halfOpenAfter', MODULE_DEFAULTS.breaker.halfOpenAfter),
    },
    maxKeyBytes: options.integer('maxKeyBytes', MODULE_DEFAULTS.maxKeyBytes),
    maxValueBytes: options.integer('maxValueBytes', MODULE_DEFAULTS.maxValueBytes),
    secrets: resolveSecrets(given.secret, where),
    transactions: resolveTransactions(options),
    invalidation: resolveInvalidationOptions(options),
    enabled: options.boolean('enabled', MODULE_DEFAULTS.enabled),
    http: options.boolean('http', MODULE_DEFAULTS.http),
    audit: resolveAudit(options),
    startupLog: options.boolean('startupLog', MODULE_DEFAULTS.startupLog),
    clock: resolveClock(options),
    onError: options.callback('onError'),
  };
}

/** Checks deadlines. Where one is left out, the one in `otherwise` takes its place: the default, or the module's. */
export function resolveDeadlines(
  options: OptionReader,
  otherwise: Required<DeadlineOptions>,
): ResolvedDeadlines {
  const deadline = options.section('deadline', Object.keys(otherwise));
  return {
    read: deadline.finiteDuration('read', otherwise.read),
    fill: deadline.finiteDuration('fill', otherwise.fill),
    invalidate: deadline.finiteDuration('invalidate', otherwise.invalidate),
  };
}

function resolveAudit(options: OptionReader): ResolvedAudit | undefined {
  const audit = options.get('audit') ?? MODULE_DEFAULTS.audit;
  if (typeof audit === 'boolean') return audit ? { share: 1, isBehind: false } : undefined;
  if (typeof audit !== 'number' || !(audit >= 0 && audit <= 1))
    options.refuse('audit', 'true, false, or a number from 0 to 1');
  return audit > 0 ? { share: audit, isBehind: true } : undefined;
}

function resolveClock(options: OptionReader): MemoizeClock | undefined {
  const clock = options.get('clock');
  if (clock === undefined || isClock(clock)) return clock;
  options.refuse('clock', `a clock with ${CLOCK_METHODS.join('(), ')}(), such as manualClock()`);
}

function isClock(value: unknown): value is MemoizeClock {
  if (typeof value !== 'object' || value === null) return false;
  const methods = value as Partial<Record<string, unknown>>;
  return CLOCK_METHODS.every((name) => typeof methods[name] === 'function');
}

function resolveTransactions(options: OptionReader): TransactionPort | undefined {
  const given = options.get('transactions');
  if (given === undefined || isTransactionPort(given)) return given;
  return options.refuse('transactions', 'an object with the functions current and afterCommit');
}

function isTransactionPort(given: unknown): given is TransactionPort {
  const { current, afterCommit } = (given ?? {}) as Partial<TransactionPort>; // looked at below
  return isCallback(current) && isCallback(afterCommit);
}

function resolveSecrets(given: unknown, where: string): readonly string[] {
  if (given === undefined) return [];
  const secrets: unknown = Array.isArray(given) ? given : [given];
  if (isListOf(isSecret, secrets) && secrets.length > 0) return secrets;
  throw new InvalidOptionError({
    option: 'secret',
    value: Symbol('not shown'), // an error text ends in a log
    where,
    expected: `a string of at least ${SHORTEST_SECRET} characters, or an array of such strings`,
  });
}

function isSecret(value: unknown): value is string {
  return typeof value === 'string' && value.length >= SHORTEST_SECRET;
}
