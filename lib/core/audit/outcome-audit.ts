/**
 * Runs the method beside a hit, and tells where it does not answer what was kept: a change that nobody invalidated for.
 *
 * The run is nobody's: it fills nothing, nobody joins it, no figure counts it, and what it throws ends here. It is compared
 * as a cache would have kept it. What differs is told only if the cache still answers the same afterwards: else it was
 * invalidated, or replaced, while the method ran, and is what it should be.
 */
import { NotAuditedError } from '../../errors/not-audited.error';
import { StaleOutcomeError } from '../../errors/stale-outcome.error';
import { describeThrown } from '../../errors/describe-value';
import type { Outcome } from '../../ports/outcome';
import type { Hit, OutcomeCache } from '../../ports/outcome-cache';
import { originalOf, type OutcomeCodec } from '../../ports/outcome-codec';
import { argumentsOf, type Call, hasAbortedSignal } from '../calls/call';
import { deliver } from '../calls/deliver';
import type { HitAudit, Recipe } from '../calls/recipe';
import { ArgumentCopies, type CopyTerms, UncopyableArgument } from '../arguments/argument-copies';
import { AuditedCodec } from './audited-codec';
import type { AuditsUnderWay } from './audits-under-way';
import { describePart } from './describe-part';
import { type Difference, findDifference } from './find-difference';
import { Sampler } from './sampler';

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

/** What a run beside a hit has come to. */
type Answered =
  { readonly kind: 'outcome'; readonly outcome: Outcome } | { readonly kind: 'other'; readonly text: string };

export class OutcomeAudit implements HitAudit {
  readonly codec: OutcomeCodec;
  private readonly sampler: Sampler;

  constructor(
    private readonly method: AuditedMethod,
    private readonly terms: AuditTerms,
    private readonly underWay: AuditsUnderWay,
  ) {
    this.sampler = new Sampler(terms.share);
    this.codec = new AuditedCodec(method.codec, this.sampler);
  }

  deliver(outcome: Outcome, call: Call, hit: Hit): unknown {
    const copies = this.sampler.take() ? this.copyArguments(call) : undefined;
    if (copies === undefined) return deliver(outcome);
    const audit = (): Promise<void> => this.audit(call, hit, copies);
    if (this.terms.isBehind) {
      this.underWay.trackLater(audit);
      return deliver(outcome);
    }
    return this.underWay.track(audit()).then(() => deliver(outcome));
  }

  private copyArguments(call: Call): ArgumentCopies | undefined {
    try {
      return new ArgumentCopies(argumentsOf(call), this.method);
    } catch (error) {
      const reason = error instanceof UncopyableArgument ? error.message : 'an argument cannot be copied';
      this.giveUp(reason, error instanceof UncopyableArgument ? undefined : error);
      return undefined;
    }
  }

  private async audit(call: Call, hit: Hit, copies: ArgumentCopies): Promise<void> {
    try {
      const difference = await this.compare(call, hit, copies.make());
      if (difference === undefined || !(await this.isStillKept(call, hit))) return;
      this.method.report(
        new StaleOutcomeError({ method: this.method.method, args: copies.make(), ...difference }),
      );
    } catch (error) {
      // Values of a cache that shares them may run code of others when they are read.
      this.giveUp('what it answers cannot be compared', error);
    }
  }

  private async compare(call: Call, hit: Hit, args: readonly unknown[]): Promise<Difference | undefined> {
    const { key } = call.question;
    const answered = await this.runAgain(call.instance, args, key);
    const kept = this.method.codec.decode(hit.payload, key);
    if (answered === undefined || kept === undefined) return undefined;
    const { classes } = this.method;
    if (answered.kind === 'other') return { path: 'result', kept: describe(kept), now: answered.text };
    const { outcome } = answered;
    if (outcome.kind !== kept.kind) return { path: 'result', kept: describe(kept), now: describe(outcome) };
    return findDifference(contentOf(kept), contentOf(outcome), { start: outcome.kind, classes });
  }

  /** undefined: its caller has called it off, and it says nothing. */
  private async runAgain(
    instance: object,
    args: readonly unknown[],
    key: string,
  ): Promise<Answered | undefined> {
    try {
      return this.asKept({ kind: 'result', value: await this.method.run(instance, args) }, key);
    } catch (error) {
      if (hasAbortedSignal(args)) return undefined;
      const isOutcome = this.method.keepsError(error);
      return isOutcome
        ? this.asKept({ kind: 'error', error }, key)
        : { kind: 'other', text: describeError(error) };
    }
  }

  /** As it would come out of the cache again. */
  private asKept(outcome: Outcome, key: string): Answered {
    const { codec } = this.method;
    try {
      const again = codec.decode(codec.encode(outcome, key), key);
      if (again !== undefined) return { kind: 'outcome', outcome: again };
    } catch {
      // Told by what follows.
    }
    return { kind: 'other', text: `what cannot be kept (${describe(outcome)})` };
  }

  private async isStillKept({ question }: Call, hit: Hit): Promise<boolean> {
    // By when the call had to be answered may be over.
    const found = await this.method.cache.peek({ ...question, due: undefined });
    return found.kind === 'hit' && originalOf(found.payload) === originalOf(hit.payload);
  }

  private giveUp(reason: string, cause: unknown): void {
    this.method.report(new NotAuditedError({ method: this.method.method, reason, cause }));
  }
}

function contentOf(outcome: Outcome): unknown {
  if (outcome.kind === 'mark') return true;
  return outcome.kind === 'result' ? outcome.value : outcome.error;
}

function describe(outcome: Outcome): string {
  return outcome.kind === 'error' ? describeError(outcome.error) : describePart(contentOf(outcome));
}

function describeError(error: unknown): string {
  return `a thrown ${describeThrown(error)}`;
}
