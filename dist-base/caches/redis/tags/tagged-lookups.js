"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TaggedLookups = void 0;
const key_check_1 = require("../../stored/key-check");
const store_keys_1 = require("../../stored/store-keys");
const lease_nonces_1 = require("../lease-nonces");
const lease_reply_1 = require("../lease-reply");
const or_bypass_1 = require("../or-bypass");
const value_frame_1 = require("../../stored/value-frame");
const tag_scripts_1 = require("./tag-scripts");
const tagged_values_1 = require("./tagged-values");
/** The reading half of the lease protocol, for outcomes that may carry tags. */
class TaggedLookups {
    constructor(topology, settings) {
        this.topology = topology;
        this.settings = settings;
        this.values = new tagged_values_1.TaggedValues(settings.keys);
        this.nonces = new lease_nonces_1.LeaseNonces(settings);
    }
    /** All of them in one command, but for what values name that nobody knew of; those that miss take their leases one by one. */
    lookupMany(session, asked) {
        const reading = this.values.begin(session);
        const places = asked.map(({ question }) => this.values.add(reading, question));
        reading.send().then(() => {
            for (let at = 0; at < asked.length; at++)
                this.settle(session, asked[at], { reading, place: places[at] });
        }, (cause) => {
            for (const each of asked)
                each.fail(cause);
        });
    }
    /** Undefined where nothing is kept, or nothing that is bound to the present nonces. */
    async peek(question) {
        const session = this.topology.requireSession();
        const reading = this.values.begin(session);
        const place = this.values.add(reading, question);
        await reading.send();
        const value = reading.valueOf(place);
        if (value instanceof Error)
            throw value;
        const frame = this.values.find(reading, place);
        return frame && (await this.values.isCurrent(session, frame, reading)) ? frame.hit : undefined;
    }
    /** Takes part in the lease of a key, or makes one. */
    async lease(question, manner) {
        return (0, or_bypass_1.orBypass)(this.take(this.topology.requireSession(), question, manner));
    }
    /** A hit that carries what was expected costs no promise. */
    settle(session, asked, read) {
        const { reading, place } = read;
        const hit = this.values.findExpected(reading, place);
        if (hit !== undefined)
            return asked.answer(hit);
        const value = reading.valueOf(place);
        if (value instanceof Error)
            return asked.fail(value);
        this.lookFurther(session, read).then((lookup) => asked.answer(lookup), (cause) => asked.fail(cause));
    }
    async lookFurther(session, { reading, place }) {
        const { question } = place;
        const frame = this.values.find(reading, place);
        if (frame === undefined)
            return (0, or_bypass_1.orBypass)(this.take(session, question, { mode: 'read' }));
        if (!(await this.values.isCurrent(session, frame, reading)))
            return (0, or_bypass_1.orBypass)(this.take(session, question, { mode: 'read', outdated: frame.bound }));
        this.values.note(question, frame);
        return frame.hit;
    }
    async take(session, question, manner) {
        const fresh = this.settings.nonce();
        const [[value, lease, bound, clock], clockElsewhere] = await Promise.all([
            this.runScript(session, question, { ...manner, fresh }),
            session.isOneServer || !question.hasResultTags ? undefined : this.nonces.clock(session),
        ]);
        if (value !== '')
            return this.believe(session, question, { value, bound });
        // The id is the lease: a random token, and what it was made under, the key and the nonces.
        const ticket = { question, id: lease, leasedElsewhere: !lease.startsWith(fresh) };
        if (!question.hasResultTags)
            return { kind: 'miss', ticket };
        return { kind: 'miss', ticket: { ...ticket, tagTime: clockElsewhere ?? clock } };
    }
    /** A value that has come since it was looked for, if its own tags are as it says. */
    async believe(session, question, { value, bound }) {
        const nonces = bound.slice(key_check_1.KEY_CHECK_LENGTH + (0, tagged_values_1.countOf)(question, session).length);
        const frame = this.values.parse(question, value, nonces);
        if (frame === undefined || !(await this.values.isCurrent(session, frame)))
            return this.take(session, question, { mode: 'share' });
        this.values.note(question, frame);
        return frame.hit;
    }
    /** On one server the nonces travel along with the script; elsewhere they are there before. */
    async runScript(session, question, { fresh, mode, past = '', outdated = '' }) {
        const { keys, leaseMs } = this.settings;
        const { key, group, kind, tags = [] } = question;
        const check = keys.check(key, kind);
        const nonceName = keys.groupNonce(group, kind);
        const labels = tags.map(store_keys_1.tagLabel);
        await session.doubt(nonceName);
        const there = session.isOneServer
            ? {
                names: [nonceName, keys.tagClock, ...labels.map((label) => keys.tagNonce(label))],
                nonces: session.history,
            }
            : { names: [], nonces: await this.makeNonces(session, nonceName, labels) };
        const count = (0, tagged_values_1.countOf)(question, session);
        const reply = await tag_scripts_1.TAGGED_LEASE_SCRIPT.run(session, {
            keys: [keys.value(key, kind), keys.lease(key, kind), ...there.names],
            args: [
                ...[fresh, leaseMs, mode, check, count, (0, value_frame_1.versionsFor)(question), past],
                ...[session.runId, there.nonces, (0, tagged_values_1.markOf)(question), outdated],
            ],
        }, (answer) => (0, lease_reply_1.isTaggedLeaseReply)(answer, check));
        return reply; // what was just made sure of
    }
    async makeNonces(session, nonceName, labels) {
        const [ofGroup, ofTags] = await Promise.all([
            this.nonces.ofGroup(session, nonceName),
            this.nonces.ofTags(session, labels),
        ]);
        return ofGroup + ofTags;
    }
}
exports.TaggedLookups = TaggedLookups;
//# sourceMappingURL=tagged-lookups.js.map