import type {
  Absent,
  Answer,
  Bypass,
  DropNames,
  FillTerms,
  Freshness,
  Hit,
  Lookup,
  Miss,
  OpenMode,
  OutcomeCache,
  Payload,
  Question,
  SharedCache,
  StaleFate,
  TakeLookup,
  Ticket,
} from '../../ports/outcome-cache';
import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { Scheduler } from '../../ports/scheduler';
import type { Deadlines } from '../../time/deadlines';
import { pause } from '../../time/pause';
import { Breaker } from './breaker';
import type { CacheHealth } from './cache-health';
import { ConfirmedDrops } from './confirmed-drops';
import type { Connector } from './connector';
import { LookupBatch, type PendingLookup } from './lookup-batch';
import { ReadMonitor } from './read-monitor';
import { TickGatherer } from './tick-gatherer';

/** What a {@link ResilientCache} works with. Durations are milliseconds. */
export interface ResilienceSettings {
  readonly deadline: { readonly read: number; readonly fill: number; readonly invalidate: number };
  readonly breaker: { readonly failures: number; readonly halfOpenAfter: number };
  readonly deadlines: Deadlines;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly health: CacheHealth;
  readonly counters: CacheCounters;
}

/**
 * Keeps a remote cache from breaking a call: whatever it does, a look-up answers within `deadline.read`, nothing but a
 * drop rejects, a cache that keeps failing is not asked, and one that could not be made yet is passed by.
 *
 * The breaker listens to what tells whether a look-up would be answered in time: the look-ups themselves, and a drop
 * confirmed as fast as a look-up has to be. Fills do not count: a server that is full or read-only refuses them and
 * goes on serving hits.
 */
export class ResilientCache implements OutcomeCache {
  readonly keeps = 'text';
  readonly held = undefined;
  private readonly breaker: Breaker;
  private readonly health: CacheHealth;
  private readonly reads: ReadMonitor;
  private readonly tick: TickGatherer;
  private readonly drops: ConfirmedDrops;
  private isClosed = false;

  constructor(
    private readonly connector: Connector,
    private readonly settings: ResilienceSettings,
  ) {
    const { breaker, clock, counters, deadlines, deadline, health, scheduler } = settings;
    this.health = health;
    this.breaker = new Breaker({ ...breaker, clock });
    const { halfOpenAfter } = breaker;
    const common = { readDeadline: deadline.read, deadlines };
    this.reads = new ReadMonitor(connector, {
      ...common,
      halfOpenAfter,
      breaker: this.breaker,
      clock,
      counters,
      health,
    });
    const send = (lookups: readonly PendingLookup[]): void => this.send(lookups);
    this.tick = new TickGatherer({ ...common, scheduler, observer: this.reads, send });
    this.drops = new ConfirmedDrops(connector, { ...settings, breaker: this.breaker, tick: this.tick });
  }

  get isReady(): boolean {
    return this.ready !== undefined;
  }

  get isBreakerOpen(): boolean {
    return !this.breaker.isClosed;
  }

  lookup(question: Question): Answer<Lookup> {
    const batch = this.tick.current;
    const known = batch.find(question);
    if (known !== undefined) {
      question.due = batch.due;
      return known;
    }
    return this.isReady ? this.tick.add(batch, question).shared : batch.bypass(question, this.reason());
  }

  lookupAll(questions: readonly Question[], take: TakeLookup): void {
    const batch = this.tick.current;
    const { isReady } = this;
    for (let place = 0; place < questions.length; place++) {
      const question = questions[place]!;
      if (isReady && batch.find(question) === undefined) this.tick.add(batch, question).tell(take, place);
      else void Promise.resolve(this.lookup(question)).then((lookup) => take(lookup, place));
    }
  }

  async peek(question: Question): Promise<Hit | Absent | Bypass> {
    return this.isReady ? this.reads.peek(question) : { kind: 'bypass', cause: this.reason() };
  }

  open(question: Question, mode: OpenMode): Answer<Miss | Bypass> {
    // What opens a ticket never answers with a hit.
    return this.ask(question, (cache) => cache.open(question, mode)) as Answer<Miss | Bypass>;
  }

  lookupPast(question: Question, hit: Hit): Answer<Lookup> {
    return this.ask(question, (cache) => cache.lookupPast(question, hit));
  }

  /**
   * Resolves to undefined when the cache failed, which is reported. Never rejects. Of a mark, whose run waits for it,
   * the answer is waited for no longer than is left of `deadline.read`.
   */
  fill(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean | undefined> {
    const filled = this.fillNow(ticket, payload, terms);
    if (ticket.question.kind === 'outcome') return filled;
    const left = this.reads.timeLeft(ticket);
    return Promise.race([filled, pause(this.settings.scheduler, left).then(() => undefined)]);
  }

  /** Never rejects. */
  async release(ticket: Ticket, fate?: StaleFate): Promise<void> {
    const cache = this.ready;
    if (cache === undefined) return;
    try {
      await this.limit(cache.release(ticket, fate));
      this.health.answered('release');
    } catch (cause) {
      this.health.failed('release', cause);
    }
  }

  /** @throws UnconfirmedDropError with a CacheOperationError as its cause */
  drop(names: DropNames): Promise<void> {
    return this.drops.drop(names);
  }

  /** @throws CacheOperationError */
  clear(): Promise<void> {
    return this.drops.clear();
  }

  freshness(hit: Hit): Freshness {
    // Only the cache itself makes hits, so it is there; should it not be, the hit is as good as over.
    return this.connector.cache?.freshness(hit) ?? { age: 0, ttl: 0 };
  }

  /** Gives the cache `deadline.fill` to end its fills. Never rejects. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.reads.close();
    try {
      await this.limit(this.connector.close());
    } catch (cause) {
      this.health.failed('close', cause);
    }
  }

  /** The cache, if it makes sense to ask it now. */
  private get ready(): SharedCache | undefined {
    const { cache } = this.connector;
    return cache?.isReady && this.breaker.isClosed && !this.isClosed ? cache : undefined;
  }

  private async fillNow(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean | undefined> {
    const isKept = await this.tryToFill(ticket, payload, terms);
    const { counters } = this.settings;
    counters.fills += 1;
    if (isKept === undefined) counters.failedFills += 1;
    return isKept;
  }

  private async tryToFill(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean | undefined> {
    const cache = this.ready;
    if (cache === undefined) {
      this.health.unavailable();
      return undefined;
    }
    try {
      const isKept = await this.limit(cache.fill(ticket, payload, terms));
      this.health.answered('fill');
      return isKept;
    } catch (cause) {
      this.health.failed('fill', cause);
      return undefined;
    }
  }

  private send(lookups: readonly PendingLookup[]): void {
    const { cache } = this.connector;
    if (cache !== undefined) return cache.lookupMany(lookups);
    for (const lookup of lookups) lookup.fail(new Error('The cache was closed'));
  }

  /** For itself, within what is left of the time of its call. */
  private ask(question: Question, ask: (cache: SharedCache) => Answer<Lookup>): Answer<Lookup> {
    const cache = this.ready;
    if (cache === undefined) return this.bypass(question);
    const { deadlines } = this.settings;
    const left = this.reads.timeLeftOf(question);
    const batch = new LookupBatch(this.reads, left);
    deadlines.start(batch, left);
    const asked = batch.add(question);
    Promise.resolve(ask(cache)).then(
      (answer) => asked.answer(answer),
      (cause: unknown) => asked.fail(cause),
    );
    return asked.shared;
  }

  private bypass(question: Question): Bypass {
    const batch = this.tick.current;
    const known = batch.find(question);
    return known && 'kind' in known ? known : batch.bypass(question, this.reason());
  }

  private reason(): unknown {
    return this.isClosed ? undefined : this.health.unavailable();
  }

  private limit<Value>(answer: Answer<Value>): Promise<Value> {
    return this.settings.deadlines.limit(answer, this.settings.deadline.fill);
  }
}
