import type { CacheCounters } from '../../ports/cache-counters';
import type { DropNames, OutcomeCache, Question } from '../../ports/outcome-cache';
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import { Retry, type RetryTiming } from '../../time/retry';
import { type UnconfirmedDrop, UnconfirmedNames } from './unconfirmed-names';

export interface UnconfirmedDropsSettings extends RetryTiming {
  readonly counters: CacheCounters;
  /** Called when nothing waits any more. */
  readonly onConfirmed: () => void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

/**
 * What was to be dropped from one cache, was not confirmed, and nobody was told of: it waits here, bounded, and is sent
 * again until it is confirmed. Meanwhile this process does without what it names: see avoiding.cache.ts.
 */
export class UnconfirmedDrops {
  /** What a call looks at first, and mostly last. */
  hasAny = false;
  private waiting = new UnconfirmedNames();
  /** What is being sent. Named again meanwhile, it waits as well: it may be executed before what it is named for. */
  private underWay: UnconfirmedNames | undefined;
  private readonly retry: Retry;
  /** Of the marks that were asked for. */
  private readonly guards = new Set<string>();
  private isClosed = false;

  constructor(
    private readonly cache: Pick<OutcomeCache, 'drop' | 'clear'>,
    private readonly settings: UnconfirmedDropsSettings,
  ) {
    const { scheduler, random } = settings;
    this.retry = new Retry({ scheduler, random, first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS });
  }

  add(drop: UnconfirmedDrop): void {
    if (this.isClosed) return;
    this.waiting.add(drop, this.guards);
    this.count();
    if (this.underWay === undefined) this.schedule();
  }

  noteGuard(group: string): void {
    this.guards.add(group);
  }

  /** Whether the cache must not be asked. */
  mayAnswer(question: Question): boolean {
    return this.waiting.mayAnswer(question) || this.underWay?.mayAnswer(question) === true;
  }

  /** Whether an outcome must not be kept. */
  has(question: Question, resultTags?: readonly string[]): boolean {
    return this.waiting.has(question, resultTags) || this.underWay?.has(question, resultTags) === true;
  }

  /** What waits is lost with the process. */
  close(): void {
    this.isClosed = true;
    this.retry.cancel();
  }

  private schedule(): void {
    this.retry.schedule(() => void this.send());
  }

  private async send(): Promise<void> {
    const sent = this.waiting;
    this.underWay = sent;
    this.waiting = new UnconfirmedNames();
    const [namesLeft, isWholeLeft] = await Promise.all([this.drop(sent), this.clear(sent)]);
    this.underWay = undefined;
    for (const left of sent.pick(namesLeft, isWholeLeft)) this.waiting.add(left, this.guards);
    this.count();
    if (this.isClosed) return;
    if (this.hasAny) return this.schedule();
    this.retry.succeeded();
    this.settings.onConfirmed();
  }

  /** Answers what is not confirmed. */
  private async drop({ names }: UnconfirmedNames): Promise<DropNames | undefined> {
    if (names === undefined) return undefined;
    try {
      await this.cache.drop(names);
      return undefined;
    } catch (error) {
      return error instanceof UnconfirmedDropError ? error.names : names;
    }
  }

  /** Answers whether it is not confirmed. */
  private async clear({ isWhole }: UnconfirmedNames): Promise<boolean> {
    if (!isWhole) return false;
    try {
      await this.cache.clear();
      return false;
    } catch {
      return true;
    }
  }

  private count(): void {
    const size = this.waiting.size + (this.underWay?.size ?? 0);
    this.hasAny = size > 0;
    this.settings.counters.pendingInvalidations = size;
  }
}
