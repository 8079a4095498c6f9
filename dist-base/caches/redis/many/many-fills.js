"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ManyFills = void 0;
const lease_scripts_1 = require("../lease-scripts");
const many_scripts_1 = require("./many-scripts");
/** Keeps what is filled at one time together: a run of many ids is a script for a hundred of them. On a cluster, one each. */
class ManyFills {
    constructor(topology) {
        this.topology = topology;
        this.gathered = [];
    }
    /** Resolves to false when refused: the lease is gone. */
    fill(fill) {
        if (this.gathered.length === 0)
            queueMicrotask(() => this.flush());
        return new Promise((resolve, reject) => this.gathered.push({ ...fill, resolve, reject }));
    }
    flush() {
        const { gathered } = this;
        this.gathered = [];
        for (const together of chunksOf(gathered)) {
            this.send(together).catch((cause) => {
                for (const { reject } of together)
                    reject(cause);
            });
        }
    }
    async send(together) {
        const session = this.topology.requireSession();
        if (session.isOneServer && together.length > 1)
            return this.sendMany(session, together);
        await Promise.all(together.map((each) => sendOne(session, each)));
    }
    async sendMany(session, together) {
        const keys = together.flatMap(({ valueName, leaseName }) => [valueName, leaseName]);
        const args = together.flatMap(({ lease, value, life }) => [lease, value, String(life)]);
        const replies = (await many_scripts_1.FILL_MANY_SCRIPT.run(session, { keys, args }, (reply) => many_scripts_1.FILL_MANY_SCRIPT.isReply(reply) && reply.length === together.length)); // what was just made sure of
        for (const [index, { resolve, reject }] of together.entries()) {
            const reply = replies[index];
            if (typeof reply === 'string')
                reject(new Error(reply));
            else
                resolve(reply === 1);
        }
    }
}
exports.ManyFills = ManyFills;
async function sendOne(session, fill) {
    const { valueName, leaseName, lease, value, life, resolve, reject } = fill;
    const args = [lease, value, String(life)];
    await lease_scripts_1.FILL_SCRIPT.run(session, { keys: [valueName, leaseName], args }).then((reply) => resolve(reply === 1), reject);
}
/** At most so many, and at most so much text, or one alone. */
function* chunksOf(gathered) {
    let chunk = [];
    let size = 0;
    for (const each of gathered) {
        const isFull = chunk.length === many_scripts_1.KEYS_PER_SCRIPT || size + each.value.length > many_scripts_1.TEXT_PER_SCRIPT;
        if (isFull && chunk.length > 0) {
            yield chunk;
            chunk = [];
            size = 0;
        }
        chunk.push(each);
        size += each.value.length;
    }
    if (chunk.length > 0)
        yield chunk;
}
//# sourceMappingURL=many-fills.js.map