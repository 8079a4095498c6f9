"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AuditedCodec = void 0;
/** Lets no hit that is to be audited take the short way of a hit in memory, which leads past the audit. */
class AuditedCodec {
    constructor(codec, sampler) {
        this.codec = codec;
        this.sampler = sampler;
    }
    encode(outcome, key) {
        return this.codec.encode(outcome, key);
    }
    decode(payload, key) {
        return this.codec.decode(payload, key);
    }
    replay(payload, key) {
        if (this.sampler.isDue)
            return undefined;
        const replayed = this.codec.replay(payload, key);
        if (replayed !== undefined)
            this.sampler.take();
        return replayed;
    }
}
exports.AuditedCodec = AuditedCodec;
//# sourceMappingURL=audited-codec.js.map