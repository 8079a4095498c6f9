import type {
  Absent,
  AskedQuestion,
  DropNames,
  FillTerms,
  Freshness,
  Hit,
  Lookup,
  Miss,
  OpenMode,
  Payload,
  Question,
  SharedCache,
  StaleFate,
  Ticket,
} from '../../ports/outcome-cache';
import type { Drops } from '../stored/drops';
import { UnderWay } from '../../time/under-way';
import { KEY_CHECK_LENGTH } from '../stored/key-check';
import { createNonceSource } from '../stored/nonce-source';
import { StoreKeys, tagLabel } from '../stored/store-keys';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
import { RESULT_TAGS_MARK, writeLabels } from '../stored/tagged-frame';
import type { TextStore } from '../stored/text-store';
import { bindingOf, FramedHit, frameValue, freshnessOf, keptFor, toLifeMs } from '../stored/value-frame';
import { ConfirmedNonces, type StoredNonce } from './confirmed-nonces';
import { NonceDrops } from './nonce-drops';
import { noncesOf, NonceValues } from './nonce-values';
import { QuestionNonces } from './question-nonces';
import { once, type ReadNonce } from './read-once';
import { RestingValues } from './resting-values';
import { ResultTags } from './result-tags';

interface NonceTicket extends Ticket {
  /** The key check and all the nonces: a value is believed by readers that see exactly these. */
  readonly id: string;
  readonly openedAt: number;
  /** That of a refresh: its outcome takes the place of what is kept. */
  readonly replaces?: boolean;
}

interface NonceMiss extends Miss {
  readonly ticket: NonceTicket;
}

const MISSING = '';

/**
 * The nonce protocol: no stale read on anything with `get` and `set`, as far as every read sees the last confirmed
 * write.
 *
 * A value carries random nonces: of its key, of its group, and, if it is an outcome, of everything. It is a hit for a
 * reader that finds the same ones in the store. To invalidate is to replace a nonce, and to see it replaced. There is
 * no lease: processes do not wait for each other, and a refresh can be overwritten by an older computation that ends
 * later. What was invalidated meanwhile is not kept, so that it does not push out what was computed since.
 */
export class NonceCache implements SharedCache {
  readonly keeps = 'text';
  private readonly keys: StoreKeys;
  private readonly nonces: ConfirmedNonces;
  private readonly where: QuestionNonces;
  private readonly drops: Drops;
  private readonly underWay = new UnderWay();
  private readonly resultTags: ResultTags;
  private readonly resting: RestingValues;
  private readonly values: NonceValues;

  /** @param drops how to invalidate where the store can do better than to replace a nonce */
  constructor(
    private readonly store: TextStore,
    private readonly settings: StoredCacheSettings,
    drops?: Drops,
  ) {
    const { keyPrefix, leaseMs, nonce = createNonceSource() } = settings;
    this.keys = new StoreKeys(keyPrefix);
    this.resting = new RestingValues(settings.clock);
    this.nonces = new ConfirmedNonces(store, nonce);
    this.where = new QuestionNonces(store, { keys: this.keys, leaseMs });
    this.drops = drops ?? new NonceDrops(this.nonces, this.where);
    this.resultTags = new ResultTags({
      keys: this.keys,
      where: this.where,
      read: (each) => this.nonces.read(each),
      make: (each) => this.readOrMake(each),
    });
    this.values = new NonceValues(store, {
      keys: this.keys,
      clock: settings.clock,
      resultTags: this.resultTags,
    });
  }

  get isReady(): boolean {
    return this.store.isReady;
  }

  /** The nonce of each group, and that of everything, is read once for all. */
  lookupMany(asked: readonly AskedQuestion[]): void {
    const readOnce = once((nonce) => this.readOrMake(nonce));
    for (const each of asked) {
      this.find(each.question, readOnce).then(
        (lookup) => each.answer(lookup),
        (cause: unknown) => each.fail(cause),
      );
    }
  }

  async peek(question: Question): Promise<Hit | Absent> {
    const hit = await this.inOneSession(async () => {
      const [value, id] = await Promise.all([this.values.read(question), this.peekId(question)]);
      return id === undefined ? undefined : this.values.hitIn(question, { value, id });
    });
    return hit ?? { kind: 'absent' };
  }

  lookupPast(question: Question, hit: Hit): Promise<Lookup> {
    return this.find(question, (nonce) => this.readOrMake(nonce), hit);
  }

  /** Without leases there is nothing to replace: both modes take part in what is under way. */
  open(question: Question, mode: OpenMode): Promise<NonceMiss> {
    return this.inOneSession(async () => {
      const { ticket } = await this.timed(await this.openTicket(question, (nonce) => this.readOrMake(nonce)));
      return { kind: 'miss', ticket: { ...ticket, replaces: mode === 'replace' } };
    });
  }

  fill(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean> {
    // Only this cache makes the tickets that it is given, and `keeps` is 'text'.
    return this.underWay.track(this.fillNow(ticket as NonceTicket, payload as string, terms));
  }

  /** Nobody waits for a computation where there are no leases. */
  async release(ticket: Ticket, fate?: StaleFate): Promise<void> {
    if (fate?.kind === 'rests' && fate.hit instanceof FramedHit) this.resting.add(fate.hit, fate.ms);
    if (fate?.kind === 'ends') await this.underWay.track(this.endNow(ticket));
  }

  drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void> {
    return Promise.resolve(this.drops.drop(names, onConfirmed));
  }

  clear(onProgress: () => void): Promise<void> {
    return Promise.resolve(this.drops.clear(onProgress));
  }

  freshness(hit: Hit): Freshness {
    const freshness = freshnessOf(hit, this.settings.clock);
    const restsFor = hit instanceof FramedHit ? this.resting.timeLeft(hit) : 0;
    return restsFor > 0 ? { ...freshness, restsFor } : freshness;
  }

  async close(): Promise<void> {
    await this.underWay.drain(this.settings.scheduler, this.settings.drainMs);
    this.store.close();
  }

  /** @param past what counts as absent */
  private find(question: Question, readNonce: ReadNonce, past?: Hit): Promise<Lookup> {
    return this.inOneSession(async () => {
      const { hasResultTags } = question;
      const [value, miss, expected] = await Promise.all([
        this.values.read(question),
        this.openTicket(question, readNonce),
        hasResultTags ? this.resultTags.expect(question) : undefined,
      ]);
      const hit = await this.values.hitIn(question, { value, id: miss.ticket.id, expected });
      const isHit = hit !== undefined && (!hit.isSameAs(past) || this.resting.timeLeft(hit) > 0);
      return isHit ? hit : this.timed(miss);
    });
  }

  /** The clock is read when the look-up has missed, and before the run begins. */
  private async timed(miss: NonceMiss): Promise<NonceMiss> {
    if (!miss.ticket.question.hasResultTags) return miss;
    return { ...miss, ticket: { ...miss.ticket, tagTime: await this.resultTags.time() } };
  }

  private async fillNow(
    { question, id, openedAt, replaces, tagTime }: NonceTicket,
    payload: string,
    { ttl, tags, staleFor }: FillTerms,
  ): Promise<boolean> {
    const { clock, leaseMs } = this.settings;
    // The limit that leases set elsewhere, so that an application behaves alike on every shared cache.
    if (clock.monotonic() - openedAt > leaseMs) return false;
    const bound = await this.inOneSession(async () => {
      const ofTags = tags && (await this.resultTags.bind(tags, tagTime));
      if ((tags && ofTags === undefined) || (await this.peekId(question)) !== id) return undefined;
      return id.slice(0, KEY_CHECK_LENGTH) + bindingOf(noncesOf(id) + (ofTags ?? ''));
    });
    const valueName = this.keys.value(question.key, question.kind);
    if (bound === undefined) {
      if (tags && replaces) await this.store.set(valueName, '', leaseMs);
      return false;
    }
    const { longestLife } = this.store;
    const times = { at: clock.wall(), life: Math.min(toLifeMs(ttl), longestLife), staleFor };
    const labels = tags ? writeLabels(tags.map(tagLabel)) : '';
    const value = frameValue(bound, times, labels + payload);
    await this.store.set(valueName, value, Math.min(keptFor(times), longestLife));
    return true;
  }

  private async openTicket(question: Question, readNonce: ReadNonce): Promise<NonceMiss> {
    const openedAt = this.settings.clock.monotonic();
    const nonces = await Promise.all(this.where.of(question).map(readNonce));
    const id = this.idOf(question, nonces);
    return { kind: 'miss', ticket: { question, id, openedAt, leasedElsewhere: false } };
  }

  /** What a computation was to take the place of. */
  private async endNow({ question, id }: Ticket): Promise<void> {
    if ((await this.peekId(question)) !== id) return;
    await this.store.set(this.keys.value(question.key, question.kind), '', this.settings.leaseMs);
  }

  /** What a ticket would be named now, unless a nonce is missing or not to be believed. */
  private async peekId(question: Question): Promise<string | undefined> {
    const nonces = await Promise.all(
      this.where.of(question).map(async (nonce) => {
        return this.store.isDoubted(nonce.name) ? MISSING : ((await this.nonces.read(nonce)) ?? MISSING);
      }),
    );
    return nonces.includes(MISSING) ? undefined : this.idOf(question, nonces);
  }

  private async readOrMake(nonce: StoredNonce): Promise<string> {
    await this.store.doubt(nonce.name);
    return this.nonces.readOrMake(nonce);
  }

  private idOf({ key, kind, hasResultTags }: Question, nonces: readonly string[]): string {
    const mark = hasResultTags ? RESULT_TAGS_MARK : '';
    return this.keys.check(key, kind) + bindingOf(nonces.join('') + this.store.history + mark);
  }

  /** Answers from two stores do not belong together. */
  private async inOneSession<Value>(ask: () => Promise<Value>): Promise<Value> {
    const { session } = this.store;
    const answer = await ask();
    if (this.store.session !== session) throw new Error('The store was exchanged while it was asked');
    return answer;
  }
}
