import { hitChannel } from '../../ports/diagnostics';
import type { Outcome } from '../../ports/outcome';
import type { Answer, Hit, OutcomeCache } from '../../ports/outcome-cache';
import { LocalCopy } from '../../ports/outcome-codec';
import { argumentsOf } from '../calls/call';
import { deliver } from '../calls/deliver';
import { publishHit } from '../calls/publish-hit';
import type { HitAudit, Recipe } from '../calls/recipe';
import type { BatchAnswers } from './batch-answers';
import type { KeyedItem } from './batch-items';
import type { FailedItem } from './undecided-items';

interface ReadHit {
  readonly hit: Hit;
  readonly outcome: Outcome;
  /** @default false */
  readonly isStale?: boolean;
}

/** Ids of a batch whose outcomes were kept: each is a hit of the single method. */
export class ItemHits {
  /** @param audit what comes between a hit and its answer, if anything does */
  constructor(
    private readonly recipe: Recipe,
    private readonly cache: OutcomeCache,
    private readonly audit?: HitAudit,
  ) {}

  /** undefined: what lies under the key is not one of ours. */
  read({ question }: KeyedItem, { payload }: Hit): Outcome | undefined {
    return this.recipe.codec.decode(payload, question.key);
  }

  /** Answers an id with what was read; undefined: that is done. An error is that of the whole batch. */
  answer(
    item: KeyedItem,
    { hit, outcome, isStale = false }: ReadHit,
    answers: BatchAnswers,
  ): Answer<FailedItem | undefined> {
    this.note(item, hit, isStale ? 'stale' : 'hit');
    if (outcome.kind === 'error') return { kind: 'failed', error: outcome.error };
    const makeCopy = (): unknown => deliver(this.read(item, hit) ?? outcome);
    if (this.audit === undefined || isStale) return void answers.put(item, deliver(outcome), makeCopy);
    const audited = Promise.resolve(this.audit.deliver(outcome, item, hit));
    return audited.then((value) => void answers.put(item, value, makeCopy));
  }

  private note(item: KeyedItem, hit: Hit, kind: 'hit' | 'stale'): void {
    const { counters, onHit } = this.recipe;
    item.trace?.found(this.cache.freshness(hit));
    counters.answered(kind, item.trace);
    if (kind === 'hit' && hit.payload instanceof LocalCopy) counters.localHits += 1;
    if (hitChannel.hasSubscribers) publishHit(this.recipe, item.question.key, kind);
    onHit?.(item.instance, argumentsOf(item));
  }
}
