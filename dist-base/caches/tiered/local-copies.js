"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LocalCopies = void 0;
const outcome_codec_1 = require("../../ports/outcome-codec");
const bonds_1 = require("../memory/bonds");
const memory_entries_1 = require("../memory/memory-entries");
const memory_groups_1 = require("../memory/memory-groups");
const memory_tags_1 = require("../memory/memory-tags");
const value_frame_1 = require("../stored/value-frame");
const local_hit_1 = require("./local-hit");
const local_lease_1 = require("./local-lease");
/** What a copy takes besides its key and its value. */
const BYTES_PER_COPY = 384;
/**
 * Stands for every tag that comes from an outcome, and is none: a hit does not tell them. The invalidation of any tag in this
 * process ends the copies of all outcomes that may carry one, which costs each a look-up a little early.
 */
const SOME_RESULT_TAG = '\u0000';
const RESULT_TAGS = [SOME_RESULT_TAG];
const NO_TAGS = [];
/**
 * Copies of what look-ups have found in a shared cache. Each is good for a short time from before its question was sent, and
 * not at all once this process has dropped it itself.
 */
class LocalCopies {
    constructor(settings) {
        this.settings = settings;
        this.groups = new memory_groups_1.MemoryGroups();
        this.tags = new memory_tags_1.MemoryTags();
        /** How often something was dropped here. */
        this.drops = 0;
        this.entries = this.makeEntries();
    }
    /** What is over counts until it is asked for again, or pushed out. */
    get held() {
        const { size: entries, bytes } = this.entries;
        return { entries, bytes: this.settings.maxBytes === Infinity ? undefined : bytes };
    }
    find(question) {
        const { entries } = this;
        const slot = entries.find(question.key);
        if (slot === undefined)
            return undefined;
        const hit = entries.payloadOf(slot); // nothing else is added
        if (!entries.groupOf(slot)?.answers(question) || !hit.isOfForm(question)) {
            entries.drop(slot);
            return undefined;
        }
        const { clock } = this.settings;
        // One that is over stays, because the next answer is mostly the same.
        if (!hit.isAliveAt(clock.monotonic(), clock.wall()))
            return undefined;
        entries.touch(slot);
        return hit;
    }
    /** To be called before anything of the question was sent. */
    ask(question) {
        const { clock } = this.settings;
        return { question, sent: { monotonic: clock.monotonic(), wall: clock.wall() }, drops: this.drops };
    }
    /** Keeps what was found, unless something was dropped here meanwhile, which it may be from before. */
    keep({ question, sent, drops }, hit, { ttl }) {
        if (drops !== this.drops)
            return;
        const window = hit instanceof value_frame_1.FramedHit && hit.isAging ? question.staleFor : undefined;
        const ms = Math.min(local_lease_1.LOCAL_LEASE_MS, ttl + (window ?? 0));
        const known = this.hitOf(question.key);
        if (ms <= 0 || known?.origin === hit)
            return; // the first of equal questions has kept it
        const isSame = known !== undefined && known.payload.original === hit.payload;
        const payload = isSame ? known.payload : new outcome_codec_1.LocalCopy(hit.payload);
        this.forget(question);
        this.entries.add(question.key, {
            payload: new local_hit_1.LocalHit(payload, hit, { question, sent, ms }),
            group: this.bondOf(question, window),
            keptAt: sent.monotonic,
            expiresAt: sent.monotonic + ms,
            bytes: BYTES_PER_COPY + question.key.length + payload.bytes,
        });
    }
    /** Does without the copy of one outcome, which another one has taken the place of. */
    forget({ key }) {
        this.dropKey(key);
    }
    drop({ keys = [], groups = [], tags = [] }) {
        this.drops += 1;
        for (const key of keys)
            this.dropKey(key);
        for (const group of groups)
            this.groups.end(group);
        for (const tag of tags)
            this.tags.end(tag);
        if (tags.length > 0)
            this.tags.end(SOME_RESULT_TAG);
    }
    clear() {
        this.drops += 1;
        this.groups.endAll('outcome');
        this.tags.clear();
        this.entries = this.makeEntries();
    }
    hitOf(key) {
        const slot = this.entries.find(key);
        return slot === undefined ? undefined : this.entries.payloadOf(slot); // nothing else is added
    }
    bondOf(question, window) {
        const group = this.groups.of(question);
        const bond = this.tags.bond(group, question.tags, question.hasResultTags ? RESULT_TAGS : NO_TAGS);
        return window === undefined ? bond : new bonds_1.AgingBond(bond, Infinity);
    }
    dropKey(key) {
        const slot = this.entries.find(key);
        if (slot !== undefined)
            this.entries.drop(slot);
    }
    makeEntries() {
        const { maxEntries, maxBytes, counters } = this.settings;
        return new memory_entries_1.MemoryEntries(maxEntries, maxBytes, {
            onDrop: (bond) => bond.release?.(),
            onEvict: () => (counters.evictions += 1),
        });
    }
}
exports.LocalCopies = LocalCopies;
//# sourceMappingURL=local-copies.js.map