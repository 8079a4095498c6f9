"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TieredCodec = void 0;
const outcome_codec_1 = require("../../ports/outcome-codec");
/**
 * Serves memory in front of a shared cache: what is kept is text, and the first hit from memory makes of it what memory keeps,
 * so that those after it cost what a hit of memory does.
 */
class TieredCodec {
    /**
     * @param text for what the shared cache keeps
     * @param local for what memory makes of it
     * @param counters where what is replayed from memory is counted: here, so that no hit of another cache has to ask
     */
    constructor(text, local, counters) {
        this.text = text;
        this.local = local;
        this.counters = counters;
    }
    encode(outcome, key) {
        return this.text.encode(outcome, key);
    }
    decode(payload, key) {
        if (!(payload instanceof outcome_codec_1.LocalCopy))
            return this.text.decode(payload, key);
        const kept = payload.kept ?? this.keep(payload, key);
        return kept === null ? this.text.decode(payload.original, key) : this.local.decode(kept, key);
    }
    replay(payload, key) {
        if (!(payload instanceof outcome_codec_1.LocalCopy))
            return this.text.replay(payload, key);
        const kept = payload.kept ?? this.keep(payload, key);
        const replayed = kept === null ? this.text.replay(payload.original, key) : this.local.replay(kept, key);
        if (replayed !== undefined)
            this.counters.localHits += 1;
        return replayed;
    }
    keep(copy, key) {
        return (copy.kept = this.make(copy.original, key));
    }
    make(original, key) {
        const outcome = this.text.decode(original, key);
        if (outcome === undefined)
            return null;
        try {
            return this.local.encode(outcome, key);
        }
        catch {
            // Its size is estimated otherwise than that of the text, which was not too large.
            return null;
        }
    }
}
exports.TieredCodec = TieredCodec;
//# sourceMappingURL=tiered-codec.js.map