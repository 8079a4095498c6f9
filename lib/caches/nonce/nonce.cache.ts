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
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import { FillsUnderWay } from '../stored/fills-under-way';
import { createNonceSource } from '../stored/nonce-source';
import { StoreKeys } from '../stored/store-keys';
import type { StoredCacheSettings } from '../stored/stored-cache-settings';
import type { TextStore } from '../stored/text-store';
import { FramedHit, frameValue, readFrame, toLifeMs } from '../stored/value-frame';
import { ConfirmedNonces } from './confirmed-nonces';
import { replaceAll } from './replace-all';

interface NonceTicket extends Ticket {
  /** All the nonces: a value is believed by readers that see exactly these. */
  readonly id: string;
  readonly openedAt: number;
}

type ReadNonce = (name: string) => Promise<string>;

const MISSING = '';

/**
 * The nonce protocol: no stale read on anything with `get` and `set`, as far as every read sees the last confirmed
 * write.
 *
 * A value carries random nonces: of its key, of its group, and, if it is an outcome, of everything. It is a hit for a
 * reader that finds the same ones in the store. To invalidate is to replace a nonce, and to see it replaced. There is
 * no lease: processes do not wait for each other, and a refresh can be overwritten by an older computation that ends
 * later.
 */
export class NonceCache implements SharedCache {
  readonly keeps = 'text';
  private readonly keys: StoreKeys;
  private readonly nonces: ConfirmedNonces;
  private readonly fills = new FillsUnderWay();

  constructor(
    private readonly store: TextStore,
    private readonly settings: StoredCacheSettings,
  ) {
    this.keys = new StoreKeys(settings.keyPrefix);
    this.nonces = new ConfirmedNonces(store, settings.nonce ?? createNonceSource());
  }

  get isReady(): boolean {
    return this.store.isReady;
  }

  /** The nonce of each group, and that of everything, is read once for all. */
  lookupMany(asked: readonly AskedQuestion[]): void {
    const readOnce = once((name) => this.nonces.readOrMake(name));
    for (const each of asked) {
      this.find(each.question, readOnce).then(
        (lookup) => each.answer(lookup),
        (cause: unknown) => each.fail(cause),
      );
    }
  }

  async peek(question: Question): Promise<Hit | Absent> {
    const read = async (name: string): Promise<string> => (await this.nonces.read(name)) ?? MISSING;
    const [value, nonces] = await Promise.all([this.readValue(question), this.readNonces(question, read)]);
    const hit = nonces.includes(MISSING) ? undefined : this.readHit(value, nonces.join('') + this.store.run);
    return hit ?? { kind: 'absent' };
  }

  /** Without leases there is nothing to replace: both modes take part in what is under way. */
  open(question: Question): Promise<Miss> {
    return this.openTicket(question, (name) => this.nonces.readOrMake(name));
  }

  async fill(ticket: Ticket, payload: Payload, { ttl }: FillTerms): Promise<boolean> {
    const { question, id, openedAt } = ticket as NonceTicket; // only this cache makes the tickets that it is given
    // The limit that leases set elsewhere, so that an application behaves alike on every shared cache.
    if (this.settings.clock.monotonic() - openedAt > this.settings.leaseMs) return false;
    const life = Math.min(toLifeMs(ttl), this.store.longestLife);
    const value = frameValue(id, { at: this.settings.clock.wall(), life }, payload as string); // `keeps` is 'text'
    await this.fills.track(this.store.set(this.keys.value(question.key, question.kind), value, life));
    return true;
  }

  release(): void {
    // Nobody waits for a computation where there are no leases.
  }

  async drop(
    { keys = [], marks = [], groups = [] }: DropNames,
    onConfirmed: (names: DropNames) => void,
  ): Promise<void> {
    const replaceNonce = async (of: keyof DropNames, key: string): Promise<void> => {
      await this.nonces.replace(this.keys.keyNonce(key, of === 'marks' ? 'mark' : 'outcome'));
      onConfirmed({ [of]: [key] });
    };
    const replaceGroup = async (group: string): Promise<void> => {
      await this.replaceGroup(group);
      onConfirmed({ groups: [group] });
    };
    const [ofKeys, ofMarks, ofGroups] = await Promise.all([
      replaceAll(keys, (key) => replaceNonce('keys', key)),
      replaceAll(marks, (key) => replaceNonce('marks', key)),
      replaceAll(groups, replaceGroup),
    ]);
    const failure = [ofKeys, ofMarks, ofGroups].find(({ failed }) => failed.length > 0);
    if (failure === undefined) return;
    const names = { keys: ofKeys.failed, marks: ofMarks.failed, groups: ofGroups.failed };
    throw new UnconfirmedDropError(names, { cause: failure.cause });
  }

  clear(): Promise<void> {
    return this.nonces.replace(this.keys.rootNonce);
  }

  freshness(hit: Hit): Freshness {
    return hit instanceof FramedHit ? hit.freshness(this.settings.clock) : { age: 0, ttl: 0 };
  }

  async close(): Promise<void> {
    await this.fills.drain(this.settings.scheduler, this.settings.drainMs);
    this.store.close();
  }

  private async replaceGroup(group: string): Promise<void> {
    await Promise.all([
      this.nonces.replace(this.keys.groupNonce(group, 'outcome')),
      this.nonces.replace(this.keys.groupNonce(group, 'mark')),
    ]);
  }

  private async find(question: Question, readNonce: ReadNonce): Promise<Lookup> {
    const [value, miss] = await Promise.all([this.readValue(question), this.openTicket(question, readNonce)]);
    return this.readHit(value, miss.ticket.id) ?? miss;
  }

  private readValue({ key, kind }: Question): Promise<unknown> {
    return this.store.get(this.keys.value(key, kind));
  }

  private readHit(value: unknown, nonces: string): FramedHit | undefined {
    const hit = readFrame(value, nonces);
    // A store may count in seconds, or take no notice of the ttl.
    return hit !== undefined && hit.freshness(this.settings.clock).ttl > 0 ? hit : undefined;
  }

  private async openTicket(
    question: Question,
    readNonce: ReadNonce,
  ): Promise<Miss & { readonly ticket: NonceTicket }> {
    const { run } = this.store;
    const openedAt = this.settings.clock.monotonic();
    const nonces = await this.readNonces(question, readNonce);
    if (this.store.run !== run) throw new Error('The store was restarted while it was asked');
    return {
      kind: 'miss',
      ticket: { question, id: nonces.join('') + run, openedAt, leasedElsewhere: false },
    };
  }

  private readNonces({ key, group, kind }: Question, readNonce: ReadNonce): Promise<string[]> {
    return Promise.all([
      readNonce(this.keys.keyNonce(key, kind)),
      readNonce(this.keys.groupNonce(group, kind)),
      ...(kind === 'outcome' ? [readNonce(this.keys.rootNonce)] : []),
    ]);
  }
}

/** The same, but for what was asked before it gives the same answer. */
function once(read: ReadNonce): ReadNonce {
  const known = new Map<string, Promise<string>>();
  return (name) => {
    let reading = known.get(name);
    if (reading === undefined) known.set(name, (reading = read(name)));
    return reading;
  };
}
