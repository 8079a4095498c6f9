/**
 * Memory in front of a shared cache: no stale read across all processes, with hits at the speed of memory.
 *
 * A process may answer what a look-up has found for {@link LOCAL_LEASE_MS} from before its question was sent, and whoever
 * invalidates waits for {@link LEASE_WAIT_MS} from the confirmation on. Why it holds: the value and every nonce that it is
 * bound to were read after the question was sent, and were the present ones then. An invalidation that is confirmed later was
 * executed after the question was sent, so that a copy of before it is over by the end of the wait, in every process, whether
 * it still runs, hangs, or was cut off; and nobody needs to know of anybody.
 *
 * Copies are made of what look-ups find, and never of a fill: one that was accepted may be bound to nonces that are the
 * present ones no more, which only a look-up sees. Guards' marks, and methods that want none, have no copies, and nobody waits
 * because of them.
 */
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
import { NamesLeft } from '../../ports/names-left';
import type { Scheduler } from '../../ports/scheduler';
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import { pause } from '../../time/pause';
import type { LocalCopies } from './local-copies';
import { LocalHit } from './local-hit';
import { LEASE_WAIT_MS } from './local-lease';

export interface TieredCacheSettings {
  /** Undefined where this process keeps nothing, and only waits for those who do. */
  readonly copies: LocalCopies | undefined;
  readonly scheduler: Scheduler;
}

export class TieredCache implements OutcomeCache {
  readonly keeps: OutcomeCache['keeps'];
  private readonly copies: LocalCopies | undefined;
  /** Of refreshes. */
  private readonly replacing = new WeakSet<Ticket>();

  constructor(
    private readonly cache: OutcomeCache,
    private readonly settings: TieredCacheSettings,
  ) {
    this.keeps = cache.keeps;
    this.copies = settings.copies;
  }

  get isReady(): boolean {
    return this.cache.isReady;
  }

  get isBreakerOpen(): boolean {
    return this.cache.isBreakerOpen;
  }

  get held(): HeldInMemory | undefined {
    return this.copies?.held;
  }

  lookup(question: Question): Answer<Lookup> {
    if (this.copies === undefined || !mayBeCopied(question)) return this.cache.lookup(question);
    return this.copies.find(question) ?? this.ask(question, () => this.cache.lookup(question));
  }

  /** Of the shared cache itself: whoever peeks wants to know what is kept now. */
  peek(question: Question): Answer<Hit | Absent | Bypass> {
    return this.cache.peek(question);
  }

  open(question: Question, mode: OpenMode): Answer<Miss | Bypass> {
    const opened = this.cache.open(question, mode);
    if (mode === 'share' || !mayBeCopied(question)) return opened;
    return opened instanceof Promise
      ? opened.then((answer) => this.noteReplacing(answer))
      : this.noteReplacing(opened);
  }

  lookupPast(question: Question, hit: Hit): Answer<Lookup> {
    const past = originOf(hit);
    if (!mayBeCopied(question)) return this.cache.lookupPast(question, past);
    this.copies?.forget(question);
    return this.ask(question, () => this.cache.lookupPast(question, past));
  }

  fill(ticket: Ticket, payload: Payload, terms: FillTerms): Answer<boolean | undefined> {
    const filled = this.cache.fill(ticket, payload, terms);
    return mayBeCopied(ticket.question) ? this.replaceCopies(ticket, filled) : filled;
  }

  release(ticket: Ticket, fate?: StaleFate): Answer<void> {
    if (fate !== undefined) this.copies?.forget(ticket.question);
    const elsewhere = fate?.kind === 'rests' ? { ...fate, hit: originOf(fate.hit) } : fate;
    return this.cache.release(ticket, elsewhere);
  }

  /** What was confirmed is waited for, also where not all of it was. */
  async drop(names: DropNames, { waitsForCopies = true }: DropManner = {}): Promise<void> {
    const confirmed = new NamesLeft(names);
    try {
      await this.cache.drop(names);
    } catch (error) {
      confirmed.remove(error instanceof UnconfirmedDropError ? error.names : names);
      throw error;
    } finally {
      this.copies?.drop(names);
      if (waitsForCopies && reachesCopies(confirmed.names)) await this.untilLeasesEnd();
    }
  }

  async clear({ waitsForCopies = true }: DropManner = {}): Promise<void> {
    try {
      await this.cache.clear();
    } finally {
      this.copies?.clear();
    }
    if (waitsForCopies) await this.untilLeasesEnd();
  }

  freshness(hit: Hit): Freshness {
    return this.cache.freshness(originOf(hit));
  }

  close(): Promise<void> {
    this.copies?.clear();
    return this.cache.close();
  }

  private ask(question: Question, ask: () => Answer<Lookup>): Answer<Lookup> {
    const { copies } = this;
    if (copies === undefined) return ask();
    const asked = copies.ask(question);
    const note = (found: Lookup): Lookup => {
      if (found.kind === 'hit') copies.keep(asked, found, this.cache.freshness(found));
      return found;
    };
    const answer = ask();
    return answer instanceof Promise ? answer.then(note) : note(answer);
  }

  private noteReplacing(opened: Miss | Bypass): Miss | Bypass {
    if (opened.kind === 'miss') this.replacing.add(opened.ticket);
    return opened;
  }

  /**
   * Others go on answering what a refresh has replaced, until their leases end; also where it was refused, because a later
   * refresh has replaced it, or an invalidation, which the caller of this one has not waited for.
   */
  private async replaceCopies(
    ticket: Ticket,
    filled: Answer<boolean | undefined>,
  ): Promise<boolean | undefined> {
    const isKept = await filled;
    this.copies?.forget(ticket.question);
    if (isKept !== undefined && this.replacing.has(ticket)) await this.untilLeasesEnd();
    return isKept;
  }

  /**
   * To be called when what ends them is confirmed, and not before. The process goes on until then: whoever waits has been
   * promised an answer, and by then the way to the store, which kept the process alive, may be closed.
   */
  private untilLeasesEnd(): Promise<void> {
    return pause(this.settings.scheduler, LEASE_WAIT_MS, true);
  }
}

function mayBeCopied({ kind, localCopies }: Question): boolean {
  return kind === 'outcome' && localCopies !== false;
}

function reachesCopies({ keys = [], groups = [], tags = [] }: DropNames): boolean {
  return keys.length > 0 || groups.length > 0 || tags.length > 0;
}

function originOf(hit: Hit): Hit {
  return hit instanceof LocalHit ? hit.origin : hit;
}
