"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ManyLeases = void 0;
const lease_reply_1 = require("../lease-reply");
const value_frame_1 = require("../../stored/value-frame");
const or_bypass_1 = require("../or-bypass");
const many_scripts_1 = require("./many-scripts");
/** Takes the leases of many keys of one group, on one server: a hundred in one script. */
class ManyLeases {
    constructor(settings) {
        this.settings = settings;
    }
    /** Each question is answered. */
    take(session, asked, bond) {
        for (let at = 0; at < asked.length; at += many_scripts_1.KEYS_PER_SCRIPT) {
            const wanted = asked.slice(at, at + many_scripts_1.KEYS_PER_SCRIPT).map((each) => this.want(each));
            const replies = bond.then((made) => this.run(session, wanted, made));
            for (const [index, each] of wanted.entries()) {
                const lookup = replies.then((all) => (0, lease_reply_1.lookupOf)(each, all[index])); // one of each
                (0, or_bypass_1.orBypass)(lookup).then((found) => each.asked.answer(found), (cause) => each.asked.fail(cause));
            }
        }
    }
    want(asked) {
        const { key, kind } = asked.question;
        return { asked, fresh: this.settings.nonce(), check: this.settings.keys.check(key, kind) };
    }
    async run(session, wanted, { nonceName, front }) {
        const { keys, leaseMs } = this.settings;
        const names = wanted.flatMap(({ asked: { question } }) => [
            keys.value(question.key, question.kind),
            keys.lease(question.key, question.kind),
        ]);
        // Those of the most cautious question, where methods share a prefix and not their windows.
        const versions = wanted.map(({ asked }) => (0, value_frame_1.versionsFor)(asked.question)).sort()[0] ?? '';
        const own = wanted.flatMap(({ fresh, check }) => [fresh, check]);
        const split = (reply) => splitReply(reply, wanted, { front, history: session.history });
        const reply = await many_scripts_1.LEASE_MANY_SCRIPT.run(session, {
            keys: [nonceName, ...names],
            args: [leaseMs, front, versions, session.runId, session.history, ...own],
        }, (answer) => many_scripts_1.LEASE_MANY_SCRIPT.isReply(answer) &&
            answer.length === 1 + names.length &&
            split(answer).every((each, index) => (0, lease_reply_1.isLeaseReply)(each, wanted[index]?.check ?? '')));
        return split(reply);
    }
}
exports.ManyLeases = ManyLeases;
/** As if each had been asked for alone. */
function splitReply(reply, wanted, { front, history }) {
    const [nonce = '', ...parts] = reply; // its form says so
    return wanted.map(({ check }, index) => {
        const [value = '', lease = ''] = parts.slice(2 * index, 2 * index + 2);
        return [value, lease, check + front + nonce + history];
    });
}
//# sourceMappingURL=many-leases.js.map