"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LeaseLookups = void 0;
const nonce_source_1 = require("../stored/nonce-source");
const value_frame_1 = require("../stored/value-frame");
const lease_reply_1 = require("./lease-reply");
const lease_nonces_1 = require("./lease-nonces");
const lease_scripts_1 = require("./lease-scripts");
const many_leases_1 = require("./many/many-leases");
const or_bypass_1 = require("./or-bypass");
/** The reading half of the lease protocol: a hit in one round trip, a lease for a miss in one more. */
class LeaseLookups {
    constructor(topology, settings) {
        this.topology = topology;
        this.settings = settings;
        this.nonces = new lease_nonces_1.LeaseNonces(settings);
        this.many = new many_leases_1.ManyLeases(settings);
    }
    /** All of them in one command; those that miss take their leases in another, on a cluster one by one. */
    lookupMany(session, asked) {
        const groups = groupQuestions(asked, { session, keys: this.settings.keys });
        session.read(this.namesOf(groups)).then((replies) => this.settle(session, groups, replies), (cause) => {
            for (const each of asked)
                each.fail(cause);
        });
    }
    /** Undefined where nothing is kept, or nothing that is bound to the present nonce. */
    async peek(question) {
        const { keys } = this.settings;
        const { key, kind } = question;
        const session = this.topology.requireSession();
        const nonceName = this.nonceNameOf(question);
        // Without a delete of its own: who only looks changes nothing.
        if (session.isDoubted(nonceName))
            return undefined;
        const [nonceReply, value] = await session.read([nonceName, keys.value(key, kind)]);
        if (value instanceof Error)
            throw value;
        const nonce = (0, nonce_source_1.nonceOf)(nonceReply, session.runId);
        return nonce === undefined
            ? undefined
            : (0, value_frame_1.readFrame)(value, keys.check(key, kind) + (0, value_frame_1.bindingOf)(nonce + session.history), question);
    }
    /** Takes part in the lease of a key, or makes one. */
    async lease(question, manner) {
        const session = this.topology.requireSession();
        const nonceName = this.nonceNameOf(question);
        return this.leaseBound(session, { question, ...manner, bond: this.bondOf(session, nonceName) });
    }
    nonceNameOf({ group, kind }) {
        return this.settings.keys.groupNonce(group, kind);
    }
    /** Of each group its nonce, then its members. */
    namesOf(groups) {
        const names = [];
        for (const { nonceName, members } of groups) {
            names.push(nonceName);
            for (const { question } of members)
                names.push(this.settings.keys.value(question.key, question.kind));
        }
        return names;
    }
    /** Replies come in the order of the names. */
    settle(session, groups, replies) {
        const { keys } = this.settings;
        let next = 0;
        for (const { nonceName, isDoubted, members } of groups) {
            const reply = replies[next++];
            const nonce = isDoubted ? undefined : (0, nonce_source_1.nonceOf)(reply, session.runId);
            const binding = nonce === undefined ? undefined : (0, value_frame_1.bindingOf)(nonce + session.history);
            const missing = [];
            for (const asked of members) {
                const value = replies[next++];
                const { question } = asked;
                const bound = binding && keys.check(question.key, question.kind) + binding;
                const hit = bound === undefined ? undefined : (0, value_frame_1.readFrame)(value, bound, question);
                if (hit !== undefined)
                    asked.answer(hit);
                else if (value instanceof Error)
                    asked.fail(value);
                else
                    missing.push(asked);
            }
            if (missing.length > 0)
                this.leaseAll(session, missing, { nonceName, nonce });
        }
    }
    leaseAll(session, missing, { nonceName, nonce }) {
        const bond = this.bondOf(session, nonceName, nonce);
        if (session.isOneServer && missing.length > 1) {
            this.many.take(session, missing, bond.then(({ front }) => ({ nonceName, front })));
        }
        else
            for (const asked of missing)
                this.leaseFor(session, asked, bond);
    }
    leaseFor(session, asked, bond) {
        this.leaseBound(session, { question: asked.question, mode: 'read', bond }).then((lookup) => asked.answer(lookup), (cause) => asked.fail(cause));
    }
    leaseBound(session, { bond, ...leased }) {
        return (0, or_bypass_1.orBypass)(bond.then((made) => this.leaseIn(session, { ...leased, bond: made })));
    }
    /** On one server the nonce travels along with the script; elsewhere it is there before. */
    async bondOf(session, nonceName, nonce) {
        await session.doubt(nonceName);
        if (session.isOneServer) {
            const nonces = ''.padEnd(nonce_source_1.NONCE_LENGTH) + session.history;
            const front = (0, value_frame_1.bindingOf)(nonces).slice(0, -nonces.length);
            return { front, names: [nonceName], args: [session.runId, session.history] };
        }
        const present = nonce ?? (await this.nonces.ofGroup(session, nonceName));
        return { front: (0, value_frame_1.bindingOf)(present), names: [], args: [] };
    }
    async leaseIn(session, { question, mode, past = '', bond }) {
        const { keys, leaseMs } = this.settings;
        const { key, kind } = question;
        const check = keys.check(key, kind);
        const fresh = this.settings.nonce();
        const reply = await lease_scripts_1.LEASE_SCRIPT.run(session, {
            keys: [keys.value(key, kind), keys.lease(key, kind), ...bond.names],
            args: [fresh, leaseMs, mode, check + bond.front, (0, value_frame_1.versionsFor)(question), past, ...bond.args],
        }, (answer) => (0, lease_reply_1.isLeaseReply)(answer, check));
        return (0, lease_reply_1.lookupOf)({ asked: { question }, fresh }, reply); // what was just made sure of
    }
}
exports.LeaseLookups = LeaseLookups;
/** Questions of one method mostly come one after the other. */
function groupQuestions(asked, { session, keys }) {
    const groups = new Map();
    let last;
    let current;
    for (const each of asked) {
        if (current === undefined || last === undefined || !isOfSameGroup(last, each)) {
            const nonceName = keys.groupNonce(each.question.group, each.question.kind);
            const isDoubted = session.isDoubted(nonceName);
            current = groups.get(nonceName) ?? { nonceName, isDoubted, members: [] };
            groups.set(nonceName, current);
        }
        current.members.push(each);
        last = each;
    }
    return [...groups.values()];
}
function isOfSameGroup({ question: one }, { question: other }) {
    return one.group === other.group && one.kind === other.kind;
}
//# sourceMappingURL=lease-lookups.js.map