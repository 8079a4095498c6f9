"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FramedHit = exports.BOUND_AT = exports.RETRY_AT = exports.AT = exports.AGING_FRAME_VERSION = exports.FRAME_VERSION = exports.LONGEST_LIFE = void 0;
exports.toLifeMs = toLifeMs;
exports.bindingOf = bindingOf;
exports.keptFor = keptFor;
exports.frameValue = frameValue;
exports.versionsFor = versionsFor;
exports.hasVersion = hasVersion;
exports.readFrame = readFrame;
exports.retryStamp = retryStamp;
exports.freshnessOf = freshnessOf;
const nonce_source_1 = require("./nonce-source");
const DAY = 86_400_000;
/** What `Infinity` means on a shared cache, where nothing may lie for ever. */
exports.LONGEST_LIFE = 30 * DAY;
/** A digit that no frame of 0.1.0 has here but by chance: those begin with a random nonce. */
exports.FRAME_VERSION = '2';
/**
 * That of a value which the store keeps past its life, for who knows what to do with it then. Whoever does not, such as a
 * process that runs an older version of the method, takes no notice of it: to him the store's word is what ends a life.
 */
exports.AGING_FRAME_VERSION = '3';
const DIGITS = 9;
const LARGEST = 36 ** DIGITS - 1;
/** Where the times begin, up to {@link BOUND_AT}: two that were kept at different times are not the same. */
exports.AT = 1;
const LIFE = exports.AT + DIGITS;
exports.RETRY_AT = LIFE + DIGITS;
/** Where the key check begins, and with it all that a value has in common with the lease that it was kept under. */
exports.BOUND_AT = exports.RETRY_AT + DIGITS;
const NEVER = '0'.repeat(DIGITS);
/** The life of an entry as a store takes it: whole milliseconds, at least one. */
function toLifeMs(ttl) {
    if (ttl === Infinity)
        return exports.LONGEST_LIFE;
    return Math.min(Math.max(Math.ceil(ttl), 1), LARGEST);
}
/** The nonces that a value is bound to, with how many they are in front: another number of them is another binding. */
function bindingOf(nonces) {
    return String(nonces.length / nonce_source_1.NONCE_LENGTH).padStart(2, '0') + nonces;
}
/** For how long a store has to keep it: whole milliseconds. */
function keptFor({ life, staleFor = 0 }) {
    return staleFor === 0 ? life : Math.max(life, Math.min(life + Math.ceil(staleFor), exports.LONGEST_LIFE));
}
/** @param bound the key check and the binding: which question the value answers, and as long as which nonces are there */
function frameValue(bound, { at, life, staleFor = 0 }, payload) {
    const version = staleFor > 0 ? exports.AGING_FRAME_VERSION : exports.FRAME_VERSION;
    return version + digits(at) + digits(life) + NEVER + bound + payload;
}
const NOTHING_AGED = Object.freeze({});
/** The versions that a question may be answered with. */
function versionsFor({ staleFor }) {
    return staleFor === undefined ? exports.FRAME_VERSION : exports.FRAME_VERSION + exports.AGING_FRAME_VERSION;
}
/** Whether `text` begins as a value does that may answer the question. */
function hasVersion(text, question) {
    if (text.startsWith(exports.FRAME_VERSION))
        return true;
    return text.startsWith(exports.AGING_FRAME_VERSION) && question.staleFor !== undefined;
}
/**
 * The hit in `text`, or `undefined` where it is not a frame of exactly this key and these nonces.
 *
 * @param bound the key check and the binding
 * @param question looked at only where the value may be past its life
 */
function readFrame(text, bound, question = NOTHING_AGED) {
    if (typeof text !== 'string' || !text.startsWith(bound, exports.BOUND_AT))
        return undefined;
    return hasVersion(text, question) ? new FramedHit(text.slice(exports.BOUND_AT + bound.length), text) : undefined;
}
/** A hit that knows where its times are written, and reads them only when somebody asks. */
class FramedHit {
    constructor(payload, text) {
        this.payload = payload;
        this.text = text;
        this.kind = 'hit';
    }
    /** What tells it from what was kept under the key before and after it, and from itself once it rests. */
    get stamp() {
        return this.text.slice(exports.AT, exports.BOUND_AT);
    }
    /** All that stands in front of the payload: no other value has the same. */
    get front() {
        return this.text.slice(0, this.text.length - this.payload.length);
    }
    isSameAs(other) {
        return other instanceof FramedHit && this.front === other.front;
    }
    freshness(clock) {
        const now = clock.wall();
        // Another machine's clock may be ahead of ours.
        const age = Math.max(now - this.number(exports.AT), 0);
        const ttl = this.number(LIFE) - age;
        const restsFor = this.number(exports.RETRY_AT) - now;
        return restsFor > 0 ? { age, ttl, restsFor } : { age, ttl };
    }
    /** Whether it was kept for who has use for it past its life. Of any other, the end is as the store says. */
    get isAging() {
        return this.text.startsWith(exports.AGING_FRAME_VERSION);
    }
    number(at) {
        return Number.parseInt(this.text.slice(at, at + DIGITS), 36) || 0;
    }
}
exports.FramedHit = FramedHit;
/** When a value may be computed anew again, as it stands in a frame at {@link RETRY_AT}. */
function retryStamp(at) {
    return digits(at);
}
/** As long as a store has it, a value lives: clocks of other machines may be ahead. */
const LEAST_LEFT = 1;
/** The freshness of a hit that a store has answered with: to say that it is over, is the store's part but for what ages. */
function freshnessOf(hit, clock) {
    if (!(hit instanceof FramedHit))
        return { age: 0, ttl: 0 };
    const freshness = hit.freshness(clock);
    return hit.isAging ? freshness : { ...freshness, ttl: Math.max(freshness.ttl, LEAST_LEFT) };
}
function digits(value) {
    return Math.min(Math.max(Math.round(value), 0), LARGEST)
        .toString(36)
        .padStart(DIGITS, '0');
}
//# sourceMappingURL=value-frame.js.map