import type {
  Absent,
  AskedQuestion,
  DropNames,
  FillTerms,
  Freshness,
  Hit,
  Lookup,
  Miss,
  Payload,
  Question,
  SharedCache,
  Ticket,
} from '../../ports/outcome-cache';
import type { Drops } from '../stored/drops';
import { FillsUnderWay } from '../stored/fills-under-way';
import { KEY_CHECK_LENGTH } from '../stored/key-check';
import { createNonceSource } from '../stored/nonce-source';
import { StoreKeys } from '../stored/store-keys';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
import type { TextStore } from '../stored/text-store';
import { bindingOf, FramedHit, frameValue, readFrame, toLifeMs } from '../stored/value-frame';
import { ConfirmedNonces, type StoredNonce } from './confirmed-nonces';
import { NonceDrops } from './nonce-drops';
import { QuestionNonces } from './question-nonces';
import { once, type ReadNonce } from './read-once';

interface NonceTicket extends Ticket {
  /** The key check and all the nonces: a value is believed by readers that see exactly these. */
  readonly id: string;
  readonly openedAt: number;
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
  private readonly fills = new FillsUnderWay();

  /** @param drops how to invalidate where the store can do better than to replace a nonce */
  constructor(
    private readonly store: TextStore,
    private readonly settings: StoredCacheSettings,
    drops?: Drops,
  ) {
    const { keyPrefix, leaseMs, nonce = createNonceSource() } = settings;
    this.keys = new StoreKeys(keyPrefix);
    this.nonces = new ConfirmedNonces(store, nonce);
    this.where = new QuestionNonces(store, { keys: this.keys, leaseMs });
    this.drops = drops ?? new NonceDrops(this.nonces, this.where);
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
    const { value, id } = await this.inOneSession(async () => {
      const [found, current] = await Promise.all([this.readValue(question), this.peekId(question)]);
      return { value: found, id: current };
    });
    return (id === undefined ? undefined : this.readHit(value, id)) ?? { kind: 'absent' };
  }

  /** Without leases there is nothing to replace: both modes take part in what is under way. */
  open(question: Question): Promise<Miss> {
    return this.inOneSession(() => this.openTicket(question, (nonce) => this.readOrMake(nonce)));
  }

  fill(ticket: Ticket, payload: Payload, { ttl }: FillTerms): Promise<boolean> {
    // Only this cache makes the tickets that it is given, and `keeps` is 'text'.
    return this.fills.track(this.fillNow(ticket as NonceTicket, payload as string, ttl));
  }

  release(): void {
    // Nobody waits for a computation where there are no leases.
  }

  drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void> {
    return Promise.resolve(this.drops.drop(names, onConfirmed));
  }

  clear(onProgress: () => void): Promise<void> {
    return Promise.resolve(this.drops.clear(onProgress));
  }

  freshness(hit: Hit): Freshness {
    return hit instanceof FramedHit ? hit.freshness(this.settings.clock) : { age: 0, ttl: 0 };
  }

  async close(): Promise<void> {
    await this.fills.drain(this.settings.scheduler, this.settings.drainMs);
    this.store.close();
  }

  private find(question: Question, readNonce: ReadNonce): Promise<Lookup> {
    return this.inOneSession(async () => {
      const [value, miss] = await Promise.all([
        this.readValue(question),
        this.openTicket(question, readNonce),
      ]);
      return this.readHit(value, miss.ticket.id) ?? miss;
    });
  }

  private async fillNow(
    { question, id, openedAt }: NonceTicket,
    payload: string,
    ttl: number,
  ): Promise<boolean> {
    const { clock, leaseMs } = this.settings;
    // The limit that leases set elsewhere, so that an application behaves alike on every shared cache.
    if (clock.monotonic() - openedAt > leaseMs) return false;
    const current = await this.inOneSession(() => this.peekId(question));
    if (current !== id) return false;
    const life = Math.min(toLifeMs(ttl), this.store.longestLife);
    const value = frameValue(id, { at: clock.wall(), life }, payload);
    await this.store.set(this.keys.value(question.key, question.kind), value, life);
    return true;
  }

  private readValue({ key, kind }: Question): Promise<unknown> {
    return this.store.get(this.keys.value(key, kind));
  }

  private readHit(value: unknown, id: string): FramedHit | undefined {
    const hit = readFrame(value, id.slice(0, KEY_CHECK_LENGTH), id.slice(KEY_CHECK_LENGTH));
    // A store may count in seconds, or take no notice of the ttl.
    return hit !== undefined && hit.freshness(this.settings.clock).ttl > 0 ? hit : undefined;
  }

  private async openTicket(
    question: Question,
    readNonce: ReadNonce,
  ): Promise<Miss & { readonly ticket: NonceTicket }> {
    const openedAt = this.settings.clock.monotonic();
    const nonces = await Promise.all(this.where.of(question).map(readNonce));
    const id = this.idOf(question, nonces);
    return { kind: 'miss', ticket: { question, id, openedAt, leasedElsewhere: false } };
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

  private idOf({ key, kind }: Question, nonces: readonly string[]): string {
    return this.keys.check(key, kind) + bindingOf(nonces.join('') + this.store.history);
  }

  /** Answers from two stores do not belong together. */
  private async inOneSession<Value>(ask: () => Promise<Value>): Promise<Value> {
    const { session } = this.store;
    const answer = await ask();
    if (this.store.session !== session) throw new Error('The store was exchanged while it was asked');
    return answer;
  }
}
