import type { AskedQuestion, Hit, Lookup, Question } from '../../../ports/outcome-cache';
import type { RedisSession, RedisTopology } from '../../connection/redis-session';
import { KEY_CHECK_LENGTH } from '../../stored/key-check';
import { tagLabel } from '../../stored/store-keys';
import { LeaseNonces } from '../lease-nonces';
import type { LeaseLookupSettings, LeaseManner } from '../lease-lookups';
import { isTaggedLeaseReply, type TaggedLeaseReply } from '../lease-reply';
import { orBypass } from '../or-bypass';
import { versionsFor } from '../../stored/value-frame';
import { TAGGED_LEASE_SCRIPT } from './tag-scripts';
import type { ReadQuestion, TaggedReading } from './tagged-reading';
import { countOf, markOf, TaggedValues } from './tagged-values';

interface TaggedLeaseManner extends LeaseManner {
  /** What the value is bound to that was seen, and is outdated. */
  readonly outdated?: string;
}

/** What was read, and where in it a question's own is. */
interface Read {
  readonly reading: TaggedReading;
  readonly place: ReadQuestion;
}

/** The reading half of the lease protocol, for outcomes that may carry tags. */
export class TaggedLookups {
  private readonly values: TaggedValues;
  private readonly nonces: LeaseNonces;

  constructor(
    private readonly topology: RedisTopology,
    private readonly settings: LeaseLookupSettings,
  ) {
    this.values = new TaggedValues(settings.keys);
    this.nonces = new LeaseNonces(settings);
  }

  /** All of them in one command, but for what values name that nobody knew of; those that miss take their leases one by one. */
  lookupMany(session: RedisSession, asked: readonly AskedQuestion[]): void {
    const reading = this.values.begin(session);
    const places = asked.map(({ question }) => this.values.add(reading, question));
    reading.send().then(
      () => {
        for (let at = 0; at < asked.length; at++)
          this.settle(session, asked[at]!, { reading, place: places[at]! });
      },
      (cause: unknown) => {
        for (const each of asked) each.fail(cause);
      },
    );
  }

  /** Undefined where nothing is kept, or nothing that is bound to the present nonces. */
  async peek(question: Question): Promise<Hit | undefined> {
    const session = this.topology.requireSession();
    const reading = this.values.begin(session);
    const place = this.values.add(reading, question);
    await reading.send();
    const value = reading.valueOf(place);
    if (value instanceof Error) throw value;
    const frame = this.values.find(reading, place);
    return frame && (await this.values.isCurrent(session, frame, reading)) ? frame.hit : undefined;
  }

  /** Takes part in the lease of a key, or makes one. */
  async lease(question: Question, manner: LeaseManner): Promise<Lookup> {
    return orBypass(this.take(this.topology.requireSession(), question, manner));
  }

  /** A hit that carries what was expected costs no promise. */
  private settle(session: RedisSession, asked: AskedQuestion, read: Read): void {
    const { reading, place } = read;
    const hit = this.values.findExpected(reading, place);
    if (hit !== undefined) return asked.answer(hit);
    const value = reading.valueOf(place);
    if (value instanceof Error) return asked.fail(value);
    this.lookFurther(session, read).then(
      (lookup) => asked.answer(lookup),
      (cause: unknown) => asked.fail(cause),
    );
  }

  private async lookFurther(session: RedisSession, { reading, place }: Read): Promise<Lookup> {
    const { question } = place;
    const frame = this.values.find(reading, place);
    if (frame === undefined) return orBypass(this.take(session, question, { mode: 'read' }));
    if (!(await this.values.isCurrent(session, frame, reading)))
      return orBypass(this.take(session, question, { mode: 'read', outdated: frame.bound }));
    this.values.note(question, frame);
    return frame.hit;
  }

  private async take(session: RedisSession, question: Question, manner: TaggedLeaseManner): Promise<Lookup> {
    const fresh = this.settings.nonce();
    const [[value, lease, bound, clock], clockElsewhere] = await Promise.all([
      this.runScript(session, question, { ...manner, fresh }),
      session.isOneServer || !question.hasResultTags ? undefined : this.nonces.clock(session),
    ]);
    if (value !== '') return this.believe(session, question, { value, bound });
    // The id is the lease: a random token, and what it was made under, the key and the nonces.
    const ticket = { question, id: lease, leasedElsewhere: !lease.startsWith(fresh) };
    if (!question.hasResultTags) return { kind: 'miss', ticket };
    return { kind: 'miss', ticket: { ...ticket, tagTime: clockElsewhere ?? clock } };
  }

  /** A value that has come since it was looked for, if its own tags are as it says. */
  private async believe(
    session: RedisSession,
    question: Question,
    { value, bound }: { readonly value: string; readonly bound: string },
  ): Promise<Lookup> {
    const nonces = bound.slice(KEY_CHECK_LENGTH + countOf(question, session).length);
    const frame = this.values.parse(question, value, nonces);
    if (frame === undefined || !(await this.values.isCurrent(session, frame)))
      return this.take(session, question, { mode: 'share' });
    this.values.note(question, frame);
    return frame.hit;
  }

  /** On one server the nonces travel along with the script; elsewhere they are there before. */
  private async runScript(
    session: RedisSession,
    question: Question,
    { fresh, mode, past = '', outdated = '' }: TaggedLeaseManner & { readonly fresh: string },
  ): Promise<TaggedLeaseReply> {
    const { keys, leaseMs } = this.settings;
    const { key, group, kind, tags = [] } = question;
    const check = keys.check(key, kind);
    const nonceName = keys.groupNonce(group, kind);
    const labels = tags.map(tagLabel);
    await session.doubt(nonceName);
    const there = session.isOneServer
      ? {
          names: [nonceName, keys.tagClock, ...labels.map((label) => keys.tagNonce(label))],
          nonces: session.history,
        }
      : { names: [], nonces: await this.makeNonces(session, nonceName, labels) };
    const count = countOf(question, session);
    const reply = await TAGGED_LEASE_SCRIPT.run(
      session,
      {
        keys: [keys.value(key, kind), keys.lease(key, kind), ...there.names],
        args: [
          ...[fresh, leaseMs, mode, check, count, versionsFor(question), past],
          ...[session.runId, there.nonces, markOf(question), outdated],
        ],
      },
      (answer) => isTaggedLeaseReply(answer, check),
    );
    return reply as TaggedLeaseReply; // what was just made sure of
  }

  private async makeNonces(
    session: RedisSession,
    nonceName: string,
    labels: readonly string[],
  ): Promise<string> {
    const [ofGroup, ofTags] = await Promise.all([
      this.nonces.ofGroup(session, nonceName),
      this.nonces.ofTags(session, labels),
    ]);
    return ofGroup + ofTags;
  }
}
