import type { CallCounters } from '../../core/calls/call-counters';
import type { Payload } from '../../ports/outcome-cache';
import type { Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
/**
 * Serves memory in front of a shared cache: what is kept is text, and the first hit from memory makes of it what memory keeps,
 * so that those after it cost what a hit of memory does.
 */
export declare class TieredCodec implements OutcomeCodec {
    private readonly text;
    private readonly local;
    private readonly counters;
    /**
     * @param text for what the shared cache keeps
     * @param local for what memory makes of it
     * @param counters where what is replayed from memory is counted: here, so that no hit of another cache has to ask
     */
    constructor(text: OutcomeCodec, local: OutcomeCodec, counters: Pick<CallCounters, 'localHits'>);
    encode(outcome: Outcome, key: string): Payload;
    decode(payload: Payload, key: string): Outcome | undefined;
    replay(payload: Payload, key: string): Promise<unknown> | undefined;
    private keep;
    private make;
}
