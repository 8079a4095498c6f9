import type { Outcome } from '../../ports/outcome';
import type { OutcomeCodec } from '../../ports/outcome-codec';
import type { Payload } from '../../ports/outcome-cache';
import type { Sampler } from './sampler';
/** Lets no hit that is to be audited take the short way of a hit in memory, which leads past the audit. */
export declare class AuditedCodec implements OutcomeCodec {
    private readonly codec;
    private readonly sampler;
    constructor(codec: OutcomeCodec, sampler: Sampler);
    encode(outcome: Outcome, key: string): Payload;
    decode(payload: Payload, key: string): Outcome | undefined;
    replay(payload: Payload, key: string): Promise<unknown> | undefined;
}
