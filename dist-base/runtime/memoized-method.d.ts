import type { AuditMaker } from '../core/audit/audits';
import { type CallCounters } from '../core/calls/call-counters';
import { type Peeked } from '../core/calls/memoizer';
import type { ChangeContext } from '../core/transactions/change-context';
import type { OpenTransaction } from '../core/transactions/open-transaction';
import type { CallTrace } from '../ports/call-trace';
import type { Outcome } from '../ports/outcome';
import type { OutcomeCodec } from '../ports/outcome-codec';
import type { Call, Snapshot } from '../core/calls/call';
import type { HitAudit, Recipe } from '../core/calls/recipe';
import type { CopyingCodec } from '../core/values/copying-codec';
import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { CallListener } from '../ports/call-listener';
import type { Question } from '../ports/outcome-cache';
import type { RegisteredCache } from './registered-cache';
import type { Decoration } from '../nest/decoration';
import { Windows } from '../core/stale/windows';
import type { GivenExtra } from './method/method-extra';
import type { MethodKey } from './method/method-key';
import type { MethodOptions } from './method/method-options';
import { MethodRenewal, type StaleParts } from './method/method-renewal';
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
    /** Who wants to know of its calls at first. */
    readonly listener: CallListener | undefined;
    /** Knows the transactions that calls may be made in. */
    readonly context: ChangeContext;
    readonly report: (error: CacheMemoizeError) => void;
}
/** One memoized method of one class in one application: the options that it goes by, as the memoizer needs them. */
export declare class MemoizedMethod implements Recipe {
    private readonly parts;
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
    listener: CallListener | undefined;
    /** What each run waits for before the method begins; undefined, as it is unless a test holds one, for nothing. */
    beforeRun: (() => Promise<void>) | undefined;
    /** Whether it is more than run. */
    isEnabled: boolean;
    private hasReportedSync;
    private readonly memoizer;
    private readonly unshared;
    private readonly tags;
    private readonly callbacks;
    constructor(parts: MemoizedMethodParts);
    /** @param handed what was handed over beside the arguments: for a handler its response, where Nest gave it */
    call(instance: object, args: readonly unknown[], handed?: object): Promise<unknown>;
    /** The transaction that concerns it: a guard takes no notice of any. */
    get transaction(): OpenTransaction | undefined;
    /** How long its outcomes live, in milliseconds; undefined where a function decides for each. */
    get ttl(): number | undefined;
    /** For who invalidates its outcomes. */
    get context(): ChangeContext;
    /** From now on it runs plainly. */
    disable(): void;
    /** @throws UnkeyableArgumentError, and CallbackError where its tags cannot be told (as a rejection) */
    refresh(instance: object, args: readonly unknown[]): Promise<unknown>;
    protected answer(instance: object, args: readonly unknown[], trace?: CallTrace): Promise<unknown>;
    /**
     * What is kept of a call: only looks, and runs nothing.
     *
     * @throws UnkeyableArgumentError, and CallbackError where its tags cannot be told (as a rejection)
     */
    peek(instance: object, args: readonly unknown[]): Promise<Peeked>;
    keyFor(instance: object, args: readonly unknown[]): string | undefined;
    /** @throws UnkeyableArgumentError when the call has no key. */
    showKey(instance: object, args: readonly unknown[], extra?: GivenExtra): string;
    /**
     * The key of a call whose tags can be told.
     *
     * @throws UnkeyableArgumentError, and CallbackError
     */
    requireCall(instance: object, args: readonly unknown[]): string;
    /** @throws UnkeyableArgumentError when the call has no key. */
    requireKey(instance: object, args: readonly unknown[], extra?: GivenExtra): string;
    readableKey(key: string): string;
    run(instance: object, args: readonly unknown[]): Promise<unknown>;
    private runAtOnce;
    private reportSync;
    keepsError(error: unknown): boolean;
    snapshot(instance: object, args: readonly unknown[], key: string): Snapshot | undefined;
    ttlFor(call: Pick<Call, 'instance' | 'args'>, outcome: Outcome): number;
    report(error: CacheMemoizeError): void;
    private withWindow;
}
