import type { Ticket } from '../../../ports/outcome-cache';
import type { RedisSession } from '../../connection/redis-session';
import { KEY_CHECK_LENGTH } from '../../stored/key-check';
import { NONCE_LENGTH } from '../../stored/nonce-source';
import { tagLabel } from '../../stored/store-keys';
import { writeLabels } from '../../stored/tagged-frame';
import { bindingOf, frameValue, keptFor, type KeptTimes } from '../../stored/value-frame';
import { LeaseNonces, type LeaseNoncesSettings } from '../lease-nonces';
import { FILL_SCRIPT, RELEASE_SCRIPT } from '../lease-scripts';
import { TAGGED_FILL_SCRIPT } from './tag-scripts';

/** What is to be kept. */
export interface TaggedFill {
  readonly ticket: Ticket;
  readonly payload: string;
  readonly tags: readonly string[];
  readonly times: KeptTimes;
}

const COUNT_LENGTH = bindingOf('').length;

/** The writing half of the lease protocol, for outcomes with tags of their own. */
export class TaggedFills {
  private readonly nonces: LeaseNonces;

  constructor(private readonly settings: LeaseNoncesSettings) {
    this.nonces = new LeaseNonces(settings);
  }

  /** Resolves to false when refused: the lease is gone, or a tag was invalidated since the ticket was opened. */
  async fill(session: RedisSession, fill: TaggedFill): Promise<boolean> {
    const { keys } = this.settings;
    const { key, kind } = fill.ticket.question;
    const places = [keys.value(key, kind), keys.lease(key, kind)];
    return session.isOneServer
      ? this.fillAtOnce(session, places, fill)
      : this.fillInSteps(session, places, fill);
  }

  private async fillAtOnce(
    session: RedisSession,
    places: readonly string[],
    fill: TaggedFill,
  ): Promise<boolean> {
    const { keys, nonce } = this.settings;
    const labels = fill.tags.map(tagLabel);
    const { lease, front, rest, clock } = partsOf(fill, labels);
    const names = [...places, keys.tagClock, ...labels.map((label) => keys.tagNonce(label))];
    const args = [lease, String(keptFor(fill.times)), front, rest, clock, nonce()];
    return (await TAGGED_FILL_SCRIPT.run(session, { keys: names, args })) === 1;
  }

  /**
   * On a cluster: the nonces of the tags, then the clock. Whoever invalidates them ends the epoch of the clock before any of
   * the nonces: so one that is read here as it is afterwards comes with a clock of afterwards.
   */
  private async fillInSteps(
    session: RedisSession,
    places: readonly string[],
    fill: TaggedFill,
  ): Promise<boolean> {
    const labels = fill.tags.map(tagLabel);
    const { lease, front, rest, clock } = partsOf(fill, labels);
    const ofTags = await this.nonces.ofTags(session, labels);
    const [now] = await session.read([this.settings.keys.tagClock]);
    if (now === clock) {
      const args = [lease, front + ofTags + rest, String(keptFor(fill.times))];
      return (await FILL_SCRIPT.run(session, { keys: places, args })) === 1;
    }
    // With what a refresh was to replace.
    await RELEASE_SCRIPT.run(session, { keys: places.toReversed(), args: [lease] });
    return false;
  }
}

/** The lease, the value in front of and behind the nonces of these tags, and what the clock said before the computation. */
function partsOf(
  { ticket: { id, tagTime }, payload, times }: TaggedFill,
  labels: readonly string[],
): { lease: string; front: string; rest: string; clock: string } {
  const lease = id as string; // the ids of this cache are texts, and so are its times
  const check = lease.slice(NONCE_LENGTH, NONCE_LENGTH + KEY_CHECK_LENGTH);
  const nonces = lease.slice(NONCE_LENGTH + KEY_CHECK_LENGTH + COUNT_LENGTH);
  const count = bindingOf(nonces + ''.padEnd(labels.length * NONCE_LENGTH)).slice(0, COUNT_LENGTH);
  const front = frameValue(check + count + nonces, times, '');
  return { lease, front, rest: writeLabels(labels) + payload, clock: tagTime as string };
}
