"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.makeOutcomeCodec = makeOutcomeCodec;
exports.makeArgumentCodec = makeArgumentCodec;
const copying_codec_1 = require("../../core/values/copying-codec");
const sharing_codec_1 = require("../../core/values/sharing-codec");
const text_codec_1 = require("../../core/values/text-codec");
const tiered_codec_1 = require("./tiered-codec");
/** What makes of a method's outcomes what its cache keeps. */
function makeOutcomeCodec(parts, registered) {
    const { cache, callCounters, isTiered, isolation } = registered;
    if (cache.keeps === 'text' && !isTiered)
        return makeTextCodec(parts, registered);
    const objects = isolation === 'share' ? new sharing_codec_1.SharingCodec({ method: parts.key.name }) : makeArgumentCodec(parts);
    if (!isTiered)
        return objects;
    return new tiered_codec_1.TieredCodec(makeTextCodec(parts, registered), objects, callCounters.of(parts.key.name));
}
function makeTextCodec({ key, options, module }, { keyPrefix = '' }) {
    const { name: method, prefix: group } = key;
    return new text_codec_1.TextCodec({
        method,
        classes: options.classes,
        errorClasses: options.cacheExceptions,
        maxValueBytes: module.maxValueBytes,
        secrets: module.secrets,
        signedFor: { keyPrefix, group },
    });
}
/** What copies a method's arguments. */
function makeArgumentCodec({ key, options, module }) {
    return new copying_codec_1.CopyingCodec({
        method: key.name,
        classes: options.classes,
        maxValueBytes: module.maxValueBytes,
    });
}
//# sourceMappingURL=method-codecs.js.map