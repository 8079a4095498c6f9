"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScriptlessStore = void 0;
const value_frame_1 = require("../stored/value-frame");
/** A Redis whose server lets us run no scripts. */
class ScriptlessStore {
    constructor(topology) {
        this.topology = topology;
        this.longestLife = value_frame_1.LONGEST_LIFE;
    }
    get isReady() {
        return this.topology.session !== undefined;
    }
    get run() {
        return this.topology.session?.runId ?? '';
    }
    get history() {
        return this.topology.session?.history ?? '';
    }
    get session() {
        return this.topology.session;
    }
    async get(key) {
        const [reply] = await this.topology.requireSession().read([key]);
        if (reply instanceof Error)
            throw reply;
        return reply ?? undefined;
    }
    async set(key, value, life) {
        return this.topology.requireSession().send(key, ['SET', key, value, 'PX', String(life)]);
    }
    isDoubted(nonceName) {
        return this.topology.requireSession().isDoubted(nonceName);
    }
    async doubt(nonceName) {
        await this.topology.requireSession().doubt(nonceName);
    }
    close() {
        this.topology.close();
    }
}
exports.ScriptlessStore = ScriptlessStore;
//# sourceMappingURL=scriptless.store.js.map