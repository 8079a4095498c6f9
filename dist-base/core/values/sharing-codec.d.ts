import { type Payload } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { type Kept, replayKept } from './kept';
/** Serves memory with `isolation: 'share'`: everybody gets the very same object. */
export declare class SharingCodec implements OutcomeCodec {
    private readonly options;
    readonly replay: typeof replayKept;
    constructor(options: {
        readonly method: string;
    });
    encode(outcome: Outcome): Kept;
    decode(payload: Payload): Outcome;
}
