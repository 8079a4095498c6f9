import type { Outcome } from '../../ports/outcome';
import type { Hit, OutcomeCache } from '../../ports/outcome-cache';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { type Call } from '../calls/call';
import type { HitAudit, Recipe } from '../calls/recipe';
import { type CopyTerms } from '../arguments/argument-copies';
import type { AuditsUnderWay } from './audits-under-way';
/** What is audited of an application. */
export interface AuditTerms {
    /** Of 1, of which hits. */
    readonly share: number;
    /** Whether the hit is answered first. */
    readonly isBehind: boolean;
}
/** The method whose hits are audited. */
export interface AuditedMethod extends Pick<Recipe, 'keepsError' | 'report'>, CopyTerms {
    readonly cache: OutcomeCache;
    readonly codec: OutcomeCodec;
    /** Runs it as no call would. */
    run(instance: object, args: readonly unknown[]): Promise<unknown>;
}
export declare class OutcomeAudit implements HitAudit {
    private readonly method;
    private readonly terms;
    private readonly underWay;
    readonly codec: OutcomeCodec;
    private readonly sampler;
    constructor(method: AuditedMethod, terms: AuditTerms, underWay: AuditsUnderWay);
    deliver(outcome: Outcome, call: Call, hit: Hit): unknown;
    private copyArguments;
    private audit;
    private compare;
    /** undefined: its caller has called it off, and it says nothing. */
    private runAgain;
    /** As it would come out of the cache again. */
    private asKept;
    private isStillKept;
    private giveUp;
}
