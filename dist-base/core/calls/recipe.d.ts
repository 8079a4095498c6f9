import type { Hit, OutcomeCache, Question } from '../../ports/outcome-cache';
import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { Clock } from '../../ports/clock';
import type { Call, Snapshot } from './call';
import type { CallCounters } from './call-counters';
import type { Outcome } from '../../ports/outcome';
import type { OutcomeCodec } from '../../ports/outcome-codec';
import type { LeaseWait } from './lease-wait';
import type { RenewalsUnderWay } from '../stale/renewals-under-way';
import type { Windows } from '../stale/windows';
import type { SingleFlight } from './single-flight';
/** What comes between a hit and its answer, for a method whose hits are audited. */
export interface HitAudit {
    /** Hands over what was kept, now or once it has been looked into. */
    deliver(outcome: Outcome, call: Call, hit: Hit): unknown;
}
/** What a run needs that nobody waits for. */
export interface RenewalTerms {
    /** A copy of its own of the arguments; undefined where one cannot be copied, which was reported. */
    copyArguments(args: readonly unknown[]): readonly unknown[] | undefined;
    /** Does it as the application's start would, and not as the call that happens to be under way. */
    outsideOfCalls<Value>(act: () => Value): Value;
    /** Whether the call has this key where it is asked; where it has another one, that was reported. */
    hasKey(key: string, instance: object, args: readonly unknown[]): boolean;
}
/** All that the memoizer needs to know of a method. Nothing here throws but what says so. */
export interface Recipe {
    /** `FilesService.exists`, for texts. */
    readonly name: string;
    /** The cache that its outcomes are kept in. */
    readonly alias: string;
    /** The prefix: what invalidateAll and invalidatePrefix name. */
    readonly group: string;
    /** A guard keeps marks instead of outcomes, and never waits for a run. */
    readonly kind: Question['kind'];
    readonly codec: OutcomeCodec;
    /** false: it has no copies in memory in front of a shared cache, here or elsewhere. @default true */
    readonly localCopies?: boolean;
    /** Left out, or undefined, where hits are just answered. */
    readonly audit?: HitAudit | undefined;
    /** What its outcomes are good for past their life, or near its end; left out, or undefined: for nothing. */
    readonly windows?: Windows | undefined;
    /** How its outcomes are renewed outside of any call. There is one wherever there are windows. */
    readonly renewal?: RenewalTerms | undefined;
    /** Where its calls and its runs are counted. */
    readonly counters: CallCounters;
    /** The greatest life that an outcome was given, at least the ttl, and how long it may be of use past that, in milliseconds. */
    readonly longestLife: number;
    /** Whether a call is memoized at all, where only some are; where that cannot be told it is not, which was reported. */
    admits?(instance: object, args: readonly unknown[]): boolean;
    /** undefined: this call has no key, which was reported, and runs uncached. */
    keyFor(instance: object, args: readonly unknown[]): string | undefined;
    /** A key as people read it. */
    readableKey(key: string): string;
    /** The tags of a call; undefined where it cannot be told, which was reported: it runs uncached. */
    readonly tagsFor?: ((instance: object, args: readonly unknown[]) => readonly string[] | undefined) | undefined;
    /** The tags of an outcome, without those of its call; undefined where they cannot be told, which was reported: it is not kept. */
    readonly resultTagsFor?: ((call: Pick<Call, 'question' | 'instance' | 'args'>, outcome: Outcome) => readonly string[] | undefined) | undefined;
    /** Whether callbacks are given the arguments when the method has run. */
    readonly looksBack: boolean;
    /** Undefined where nobody can change anything about the arguments. */
    snapshot(instance: object, args: readonly unknown[], key: string): Snapshot | undefined;
    /** Runs the method itself. Rejects with whatever the method throws, also when it throws before its first await. */
    run(instance: object, args: readonly unknown[]): Promise<unknown>;
    /** Whether a thrown error is an outcome. */
    keepsError(error: unknown): boolean;
    /** How long to keep an outcome, in milliseconds; 0: not at all. */
    ttlFor(call: Pick<Call, 'instance' | 'args'>, outcome: Outcome): number;
    readonly onHit: ((instance: object, args: readonly unknown[]) => void) | undefined;
    readonly onMiss: ((instance: object, args: readonly unknown[]) => void) | undefined;
    report(error: CacheMemoizeError): void;
}
/** What the memoizer works with: the same for all methods on one cache. */
export interface MemoizerParts {
    readonly cache: OutcomeCache;
    /** Methods with one prefix share their computations too. */
    readonly flights: SingleFlight;
    readonly leaseWait: LeaseWait;
    readonly renewals: RenewalsUnderWay;
    /** What runs are timed by. */
    readonly clock: Clock;
}
/** Makes the question of a call; undefined where it has no tags, and should have. */
export declare function questionsOf(recipe: Recipe): (key: string, instance: object, args: readonly unknown[]) => Question | undefined;
