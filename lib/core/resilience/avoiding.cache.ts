import type {
  Absent,
  Answer,
  Bypass,
  DropManner,
  DropNames,
  FillTerms,
  Freshness,
  HeldInMemory,
  Hit,
  Lookup,
  Miss,
  OpenMode,
  OutcomeCache,
  Payload,
  Question,
  StaleFate,
  Ticket,
} from '../../ports/outcome-cache';
import type { UnconfirmedDrops } from './unconfirmed-drops';

/**
 * Does without what waits to be dropped: while a name is not confirmed as dropped, nothing that it names is answered,
 * joined or kept by this process. Where nothing waits, which is nearly always, a call pays for one look at a flag.
 */
export class AvoidingCache implements OutcomeCache {
  readonly keeps: OutcomeCache['keeps'];

  constructor(
    private readonly cache: OutcomeCache,
    private readonly unconfirmed: UnconfirmedDrops,
  ) {
    this.keeps = cache.keeps;
  }

  get isReady(): boolean {
    return this.cache.isReady;
  }

  get isBreakerOpen(): boolean {
    return this.cache.isBreakerOpen;
  }

  get held(): HeldInMemory | undefined {
    return this.cache.held;
  }

  lookup(question: Question): Answer<Lookup> {
    if (question.kind === 'mark') this.unconfirmed.noteGuard(question.group);
    return this.mustAvoid(question) ? bypass() : this.cache.lookup(question);
  }

  /** There is none while something waits to be dropped: each question is then looked into. */
  get lookupAll(): OutcomeCache['lookupAll'] {
    return this.unconfirmed.hasAny ? undefined : this.cache.lookupAll?.bind(this.cache);
  }

  peek(question: Question): Answer<Hit | Absent | Bypass> {
    return this.mustAvoid(question) ? bypass() : this.cache.peek(question);
  }

  open(question: Question, mode: OpenMode): Answer<Miss | Bypass> {
    return this.mustAvoid(question) ? bypass() : this.cache.open(question, mode);
  }

  lookupPast(question: Question, hit: Hit): Answer<Lookup> {
    return this.mustAvoid(question) ? bypass() : this.cache.lookupPast(question, hit);
  }

  fill(ticket: Ticket, payload: Payload, terms: FillTerms): Answer<boolean | undefined> {
    const { unconfirmed } = this;
    if (!unconfirmed.hasAny || !unconfirmed.has(ticket.question, terms.tags))
      return this.cache.fill(ticket, payload, terms);
    void this.cache.release(ticket);
    return false;
  }

  release(ticket: Ticket, fate?: StaleFate): Answer<void> {
    return this.cache.release(ticket, fate);
  }

  drop(names: DropNames, manner?: DropManner): Answer<void> {
    return this.cache.drop(names, manner);
  }

  clear(manner?: DropManner): Answer<void> {
    return this.cache.clear(manner);
  }

  freshness(hit: Hit): Freshness {
    return this.cache.freshness(hit);
  }

  close(): Promise<void> {
    this.unconfirmed.close();
    return this.cache.close();
  }

  private mustAvoid(question: Question): boolean {
    return this.unconfirmed.hasAny && this.unconfirmed.mayAnswer(question);
  }
}

/** One of its own for each call: who gets the same may share a run. */
function bypass(): Bypass {
  return { kind: 'bypass' };
}
