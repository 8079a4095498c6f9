"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TaggedFills = void 0;
const key_check_1 = require("../../stored/key-check");
const nonce_source_1 = require("../../stored/nonce-source");
const store_keys_1 = require("../../stored/store-keys");
const tagged_frame_1 = require("../../stored/tagged-frame");
const value_frame_1 = require("../../stored/value-frame");
const lease_nonces_1 = require("../lease-nonces");
const lease_scripts_1 = require("../lease-scripts");
const tag_scripts_1 = require("./tag-scripts");
const COUNT_LENGTH = (0, value_frame_1.bindingOf)('').length;
/** The writing half of the lease protocol, for outcomes with tags of their own. */
class TaggedFills {
    constructor(settings) {
        this.settings = settings;
        this.nonces = new lease_nonces_1.LeaseNonces(settings);
    }
    /** Resolves to false when refused: the lease is gone, or a tag was invalidated since the ticket was opened. */
    async fill(session, fill) {
        const { keys } = this.settings;
        const { key, kind } = fill.ticket.question;
        const places = [keys.value(key, kind), keys.lease(key, kind)];
        return session.isOneServer
            ? this.fillAtOnce(session, places, fill)
            : this.fillInSteps(session, places, fill);
    }
    async fillAtOnce(session, places, fill) {
        const { keys, nonce } = this.settings;
        const labels = fill.tags.map(store_keys_1.tagLabel);
        const { lease, front, rest, clock } = partsOf(fill, labels);
        const names = [...places, keys.tagClock, ...labels.map((label) => keys.tagNonce(label))];
        const args = [lease, String((0, value_frame_1.keptFor)(fill.times)), front, rest, clock, nonce()];
        return (await tag_scripts_1.TAGGED_FILL_SCRIPT.run(session, { keys: names, args })) === 1;
    }
    /**
     * On a cluster: the nonces of the tags, then the clock. Whoever invalidates them ends the epoch of the clock before any of
     * the nonces: so one that is read here as it is afterwards comes with a clock of afterwards.
     */
    async fillInSteps(session, places, fill) {
        const labels = fill.tags.map(store_keys_1.tagLabel);
        const { lease, front, rest, clock } = partsOf(fill, labels);
        const ofTags = await this.nonces.ofTags(session, labels);
        const [now] = await session.read([this.settings.keys.tagClock]);
        if (now === clock) {
            const args = [lease, front + ofTags + rest, String((0, value_frame_1.keptFor)(fill.times))];
            return (await lease_scripts_1.FILL_SCRIPT.run(session, { keys: places, args })) === 1;
        }
        // With what a refresh was to replace.
        await lease_scripts_1.RELEASE_SCRIPT.run(session, { keys: places.toReversed(), args: [lease] });
        return false;
    }
}
exports.TaggedFills = TaggedFills;
/** The lease, the value in front of and behind the nonces of these tags, and what the clock said before the computation. */
function partsOf({ ticket: { id, tagTime }, payload, times }, labels) {
    const lease = id; // the ids of this cache are texts, and so are its times
    const check = lease.slice(nonce_source_1.NONCE_LENGTH, nonce_source_1.NONCE_LENGTH + key_check_1.KEY_CHECK_LENGTH);
    const nonces = lease.slice(nonce_source_1.NONCE_LENGTH + key_check_1.KEY_CHECK_LENGTH + COUNT_LENGTH);
    const count = (0, value_frame_1.bindingOf)(nonces + ''.padEnd(labels.length * nonce_source_1.NONCE_LENGTH)).slice(0, COUNT_LENGTH);
    const front = (0, value_frame_1.frameValue)(check + count + nonces, times, '');
    return { lease, front, rest: (0, tagged_frame_1.writeLabels)(labels) + payload, clock: tagTime };
}
//# sourceMappingURL=tagged-fills.js.map