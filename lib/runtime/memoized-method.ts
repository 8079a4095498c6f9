import type { AuditMaker } from '../core/audit/audits';
import { type CallCounters } from '../core/calls/call-counters';
import { Memoizer, type Peeked } from '../core/calls/memoizer';
import { UnsharedCalls } from '../core/calls/unshared-calls';
import type { ChangeContext } from '../core/transactions/change-context';
import type { OpenTransaction } from '../core/transactions/open-transaction';
import type { OpenTransactions } from '../core/transactions/open-transactions';
import type { CallTrace } from '../ports/call-trace';
import type { Outcome } from '../ports/outcome';
import type { OutcomeCodec } from '../ports/outcome-codec';
import type { Call, Snapshot } from '../core/calls/call';
import type { HitAudit, Recipe } from '../core/calls/recipe';
import type { CopyingCodec } from '../core/values/copying-codec';
import { isThenable } from './callback-answers';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import { InvalidDecorationError } from '../errors/invalid-decoration.error';
import { describeValue } from '../errors/describe-value';
import type { CallListener } from '../ports/call-listener';
import type { Question } from '../ports/outcome-cache';
import { arePrimitive, ArgumentSnapshot } from '../core/arguments/argument-snapshot';
import type { RegisteredCache } from './caches/registered-cache';
import type { Decoration } from '../nest/decoration';
import { Windows } from '../core/stale/windows';
import type { GivenExtra } from './method/method-extra';
import type { MethodKey } from './method/method-key';
import type { MethodOptions } from './method/method-options';
import { MethodCallbacks } from './method/method-callbacks';
import { MethodRenewal, type MethodRenewalParts, type StaleParts } from './method/method-renewal';
import { MethodTags } from './method/method-tags';

export interface MemoizedMethodParts {
  readonly decoration: Decoration;
  /** What its decorator, its classes and the module say. */
  readonly options: MethodOptions;
  readonly key: MethodKey;
  /** The key as `getCacheKey` shows it. */
  readonly shownKey: MethodKey;
  readonly registered: RegisteredCache;
  /** false: run plainly; keys are made and invalidated all the same. */
  readonly isEnabled: boolean;
  readonly codec: OutcomeCodec;
  /** Copies arguments. */
  readonly argumentCodec: CopyingCodec;
  /** What its outcomes are good for past their life, and how they are renewed; undefined: for nothing. */
  readonly stale?: StaleParts | undefined;
  /** Undefined where its hits are just answered. */
  readonly makeAudit?: AuditMaker | undefined;
  /** Knows the transactions that calls may be made in. */
  readonly context: ChangeContext;
  readonly report: (error: CacheMemoizeError) => void;
}

/** One memoized method of one class in one application: the options that it goes by, as the memoizer needs them. */
export class MemoizedMethod implements Recipe {
  readonly name: string;
  readonly alias: string;
  readonly group: string;
  readonly kind: Question['kind'];
  readonly codec: OutcomeCodec;
  readonly localCopies: boolean;
  readonly audit: HitAudit | undefined;
  readonly windows: Windows | undefined;
  readonly renewal: MethodRenewal | undefined;
  readonly looksBack: boolean;
  readonly tagsFor: Recipe['tagsFor'];
  readonly resultTagsFor: Recipe['resultTagsFor'];
  readonly onHit: Recipe['onHit'];
  readonly onMiss: Recipe['onMiss'];
  readonly registered: RegisteredCache;
  readonly counters: CallCounters;
  longestLife: number;
  /** Who wants to know of its calls; for most methods nobody. */
  listener: CallListener | undefined = undefined;
  /** What each run waits for before the method begins; undefined, as it is unless a test holds one, for nothing. */
  beforeRun: (() => Promise<void>) | undefined;
  /** Whether it is more than run. */
  isEnabled: boolean;
  /** Those that concern it: a guard takes no notice of any. */
  private readonly transactions: OpenTransactions | undefined;
  private hasReportedSync = false;
  private readonly memoizer: Memoizer;
  private readonly unshared: UnsharedCalls;
  private readonly tags: MethodTags;
  private readonly callbacks: MethodCallbacks;

  constructor(private readonly parts: MemoizedMethodParts) {
    const { options } = parts;
    this.name = parts.key.name;
    this.alias = parts.registered.alias;
    this.group = parts.key.prefix;
    this.isEnabled = parts.isEnabled;
    this.localCopies = options.localCopies;
    this.kind = options.isGuard ? 'mark' : 'outcome';
    this.transactions = options.isGuard ? undefined : parts.context.transactions;
    const audit = parts.makeAudit?.({
      run: (instance, args) => this.runAtOnce(instance, args),
      keepsError: (error) => this.keepsError(error),
      report: (error) => this.report(error),
    });
    this.audit = audit;
    this.codec = audit?.codec ?? parts.codec;
    this.registered = parts.registered;
    this.counters = this.registered.callCounters.of(this.name);
    this.windows = parts.stale && new Windows(parts.stale.options);
    this.longestLife = this.withWindow(this.ttl ?? this.registered.ttl);
    const { tags, resultTags } = options;
    const report = (error: CacheMemoizeError): void => this.report(error);
    const keyFor: MethodRenewalParts['keyFor'] = (instance, args) => this.requireKey(instance, args);
    this.renewal = parts.stale && new MethodRenewal({ ...parts.stale, method: this.name, keyFor, report });
    this.callbacks = new MethodCallbacks({ method: this.name, ttlSource: options.ttlSource, report });
    this.tags = new MethodTags({ method: this.name, tags, resultTags, report });
    this.tagsFor = this.tags.ofCall;
    this.resultTagsFor = this.tags.ofOutcome;
    this.looksBack = this.ttl === undefined || resultTags !== undefined || options.missCallable !== undefined;
    this.onHit = options.hitCallable && this.callbacks.listener('hitCallable', options.hitCallable);
    this.onMiss = options.missCallable && this.callbacks.listener('missCallable', options.missCallable);
    this.memoizer = new Memoizer(this, parts.registered);
    this.unshared = new UnsharedCalls(this, parts.registered);
  }

  /** @param handed what was handed over beside the arguments: for a handler its response, where Nest gave it */
  call(instance: object, args: readonly unknown[], handed?: object): Promise<unknown> {
    if (!this.isEnabled) return this.run(instance, args);
    const { listener } = this;
    if (listener === undefined) return this.answer(instance, args);
    const trace = listener.begin(handed, args);
    const answer = this.answer(instance, args, trace);
    if (trace !== undefined) listener.called(trace, answer);
    return answer;
  }

  /** The transaction that its caller is in, if that concerns it. */
  get transaction(): OpenTransaction | undefined {
    return this.transactions?.current;
  }

  /** How long its outcomes live, in milliseconds; undefined where a function decides for each. */
  get ttl(): number | undefined {
    const { ttl } = this.parts.options;
    return typeof ttl === 'function' ? undefined : (ttl ?? this.registered.ttl);
  }

  /** For who invalidates its outcomes. */
  get context(): ChangeContext {
    return this.parts.context;
  }

  /** From now on it runs plainly. */
  disable(): void {
    this.isEnabled = false;
  }

  /** @throws UnkeyableArgumentError, and CallbackError where its tags cannot be told (as a rejection) */
  async refresh(instance: object, args: readonly unknown[]): Promise<unknown> {
    if (!this.isEnabled) return this.run(instance, args);
    this.tags.require({ instance, args });
    if (this.transaction) return this.unshared.run({ instance, args, trace: undefined });
    return this.memoizer.refresh(this.requireKey(instance, args), instance, args);
  }

  protected answer(instance: object, args: readonly unknown[], trace?: CallTrace): Promise<unknown> {
    const { transaction } = this;
    if (transaction === undefined) return this.memoizer.call(instance, args, trace);
    return this.unshared.call({ instance, args, trace }, transaction);
  }

  /**
   * What is kept of a call: only looks, and runs nothing.
   *
   * @throws UnkeyableArgumentError, and CallbackError where its tags cannot be told (as a rejection)
   */
  async peek(instance: object, args: readonly unknown[]): Promise<Peeked> {
    return this.memoizer.peek(this.requireCall(instance, args), instance, args);
  }

  keyFor(instance: object, args: readonly unknown[]): string | undefined {
    try {
      return this.parts.key.for(instance, args);
    } catch (error) {
      this.report(error as CacheMemoizeError); // MethodKey.for throws nothing else
      return undefined;
    }
  }

  /** @throws UnkeyableArgumentError when the call has no key. */
  showKey(instance: object, args: readonly unknown[], extra?: GivenExtra): string {
    return this.parts.shownKey.for(instance, args, extra);
  }

  /**
   * The key of a call whose tags can be told.
   *
   * @throws UnkeyableArgumentError, and CallbackError
   */
  requireCall(instance: object, args: readonly unknown[]): string {
    this.tags.require({ instance, args });
    return this.requireKey(instance, args);
  }

  /** @throws UnkeyableArgumentError when the call has no key. */
  requireKey(instance: object, args: readonly unknown[], extra?: GivenExtra): string {
    return this.parts.key.for(instance, args, extra);
  }

  readableKey(key: string): string {
    return this.registered.beginnings.shown(key);
  }

  async run(instance: object, args: readonly unknown[]): Promise<unknown> {
    if (this.beforeRun !== undefined) await this.beforeRun();
    return this.runAtOnce(instance, args);
  }

  private async runAtOnce(instance: object, args: readonly unknown[]): Promise<unknown> {
    const answer: unknown = this.parts.decoration.original.apply(instance, [...args]);
    if (!this.hasReportedSync && !isThenable(answer)) this.reportSync(answer);
    return await answer;
  }

  private reportSync(answer: unknown): void {
    this.hasReportedSync = true;
    const reason = `it returned ${describeValue(answer)} and no promise, which memoized it does. Make it an async method.`;
    this.report(new InvalidDecorationError({ method: this.name, reason }));
  }

  keepsError(error: unknown): boolean {
    return this.parts.options.cacheExceptions.some((listed) => error instanceof listed);
  }

  snapshot(instance: object, args: readonly unknown[], key: string): Snapshot | undefined {
    if (arePrimitive(args)) return undefined;
    const isSame = (restored: readonly unknown[]): boolean => this.parts.key.is(key, instance, restored);
    return new ArgumentSnapshot(args, this.parts.argumentCodec, isSame);
  }

  ttlFor(call: Pick<Call, 'instance' | 'args'>, outcome: Outcome): number {
    const { ttl } = this.parts.options;
    if (typeof ttl !== 'function') return ttl ?? this.registered.ttl;
    const life = this.callbacks.life(ttl, call, outcome) ?? 0;
    this.longestLife = Math.max(this.longestLife, this.withWindow(life));
    return life;
  }

  report(error: CacheMemoizeError): void {
    this.parts.report(error);
  }

  private withWindow(life: number): number {
    return life + (this.windows?.longest ?? 0);
  }
}
