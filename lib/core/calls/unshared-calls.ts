import { hitChannel } from '../../ports/diagnostics';
import type { Freshness, OutcomeCache } from '../../ports/outcome-cache';
import type { TransactionState } from '../../ports/transaction';
import type { Call, KeylessCall } from './call';
import { deliver } from './deliver';
import { publishHit } from './publish-hit';
import { type MemoizerParts, questionsOf, type Recipe } from './recipe';
import { Runner } from './runner';

/**
 * Calls inside a transaction, which may read what is not committed, or a snapshot of before somebody else's commit: what
 * they compute is nobody else's. They open no ticket, lead no flight and keep nothing; what others have kept may answer
 * them, until the transaction has changed something.
 */
export class UnsharedCalls {
  private readonly cache: OutcomeCache;
  private readonly runner: Runner;
  private readonly ask: ReturnType<typeof questionsOf>;

  constructor(
    private readonly recipe: Recipe,
    parts: Pick<MemoizerParts, 'cache' | 'clock'>,
  ) {
    this.cache = parts.cache;
    this.runner = new Runner(recipe, parts);
    this.ask = questionsOf(recipe);
  }

  async call(keyless: KeylessCall, transaction: TransactionState): Promise<unknown> {
    const call = transaction.mayReadHits() ? this.withKey(keyless) : undefined;
    if (call === undefined) return this.runner.runWithoutKey(keyless);
    const found = await this.cache.peek(call.question);
    const use = found.kind === 'hit' ? useOf(this.recipe, this.cache.freshness(found)) : undefined;
    const isAnswer = found.kind === 'hit' && use !== undefined && transaction.mayReadHits();
    const outcome = isAnswer ? this.recipe.codec.decode(found.payload, call.question.key) : undefined;
    if (!isAnswer || outcome === undefined) return this.runner.runUnkept(call);
    this.recipe.counters.answered(use, call.trace);
    if (hitChannel.hasSubscribers) publishHit(this.recipe, call.question.key, use);
    call.trace?.found(this.cache.freshness(found));
    this.recipe.onHit?.(call.instance, call.snapshot?.restore() ?? call.args);
    return deliver(outcome);
  }

  /** Of a refresh: it runs, and is no call. */
  run(keyless: KeylessCall): Promise<unknown> {
    return this.runner.runUncounted(keyless);
  }

  private withKey({ instance, args, trace }: KeylessCall): Call | undefined {
    const key = this.recipe.keyFor(instance, args);
    const question = key === undefined ? undefined : this.ask(key, instance, args);
    if (question === undefined) return undefined;
    return { question, instance, args, trace, snapshot: this.recipe.snapshot(instance, args, question.key) };
  }
}

/** What was kept is good for inside a transaction; undefined: for nothing any more. Others renew it. */
export function useOf(
  { windows }: Pick<Recipe, 'windows'>,
  freshness: Freshness,
): 'hit' | 'stale' | undefined {
  if (windows === undefined) return 'hit';
  if (windows.judge(freshness) === 'past') return undefined;
  return freshness.ttl > 0 ? 'hit' : 'stale';
}
