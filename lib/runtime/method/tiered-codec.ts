import type { CallCounters } from '../../core/calls/call-counters';
import type { Payload } from '../../ports/outcome-cache';
import type { Outcome } from '../../ports/outcome';
import { LocalCopy, type OutcomeCodec } from '../../ports/outcome-codec';

/**
 * Serves memory in front of a shared cache: what is kept is text, and the first hit from memory makes of it what memory keeps,
 * so that those after it cost what a hit of memory does.
 */
export class TieredCodec implements OutcomeCodec {
  /**
   * @param text for what the shared cache keeps
   * @param local for what memory makes of it
   * @param counters where what is replayed from memory is counted: here, so that no hit of another cache has to ask
   */
  constructor(
    private readonly text: OutcomeCodec,
    private readonly local: OutcomeCodec,
    private readonly counters: Pick<CallCounters, 'localHits'>,
  ) {}

  encode(outcome: Outcome, key: string): Payload {
    return this.text.encode(outcome, key);
  }

  decode(payload: Payload, key: string): Outcome | undefined {
    if (!(payload instanceof LocalCopy)) return this.text.decode(payload, key);
    const kept = payload.kept ?? this.keep(payload, key);
    return kept === null ? this.text.decode(payload.original, key) : this.local.decode(kept, key);
  }

  replay(payload: Payload, key: string): Promise<unknown> | undefined {
    if (!(payload instanceof LocalCopy)) return this.text.replay(payload, key);
    const kept = payload.kept ?? this.keep(payload, key);
    const replayed = kept === null ? this.text.replay(payload.original, key) : this.local.replay(kept, key);
    if (replayed !== undefined) this.counters.localHits += 1;
    return replayed;
  }

  private keep(copy: LocalCopy, key: string): Payload {
    return (copy.kept = this.make(copy.original, key));
  }

  private make(original: Payload, key: string): Payload {
    const outcome = this.text.decode(original, key);
    if (outcome === undefined) return null;
    try {
      return this.local.encode(outcome, key);
    } catch {
      // Its size is estimated otherwise than that of the text, which was not too large.
      return null;
    }
  }
}
