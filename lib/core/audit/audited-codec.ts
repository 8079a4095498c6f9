import type { Outcome } from '../../ports/outcome';
import type { OutcomeCodec } from '../../ports/outcome-codec';
import type { Payload } from '../../ports/outcome-cache';
import type { Sampler } from './sampler';

/** Lets no hit that is to be audited take the short way of a hit in memory, which leads past the audit. */
export class AuditedCodec implements OutcomeCodec {
  constructor(
    private readonly codec: OutcomeCodec,
    private readonly sampler: Sampler,
  ) {}

  encode(outcome: Outcome, key: string): Payload {
    return this.codec.encode(outcome, key);
  }

  decode(payload: Payload, key: string): Outcome | undefined {
    return this.codec.decode(payload, key);
  }

  replay(payload: Payload, key: string): Promise<unknown> | undefined {
    if (this.sampler.isDue) return undefined;
    const replayed = this.codec.replay(payload, key);
    if (replayed !== undefined) this.sampler.take();
    return replayed;
  }
}
