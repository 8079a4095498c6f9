"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LeaseNonces = void 0;
const lease_scripts_1 = require("./lease-scripts");
/** Where every clock begins that lies on a node of its own: there each invalidation of tags ends the epoch. */
const TIME_ZERO = '0';
/** The nonces that a lease is made under, on a cluster, where they lie on other nodes than the lease. */
class LeaseNonces {
    constructor(settings) {
        this.settings = settings;
    }
    /** Of the group. What is missing is made. */
    ofGroup(session, nonceName) {
        return this.make(session, nonceName, session.runId);
    }
    /** Of the tags. */
    async ofTags(session, labels) {
        const { keys } = this.settings;
        const nonces = await Promise.all(labels.map((label) => this.make(session, keys.tagNonce(label), '')));
        return nonces.join('');
    }
    /** What the clock of the tags says. */
    async clock(session) {
        return (await this.make(session, this.settings.keys.tagClock, TIME_ZERO)) + TIME_ZERO;
    }
    async make(session, name, end) {
        const args = [this.settings.nonce(), end];
        return (await lease_scripts_1.NONCE_SCRIPT.run(session, { keys: [name], args })); // what its form says
    }
}
exports.LeaseNonces = LeaseNonces;
//# sourceMappingURL=lease-nonces.js.map