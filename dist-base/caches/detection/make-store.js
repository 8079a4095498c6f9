"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.StoreInTheMaking = exports.MAKE_MS = void 0;
const deadline_exceeded_error_1 = require("../../errors/deadline-exceeded.error");
const node_redis_1 = require("../connection/node-redis");
const emitter_witness_1 = require("./emitter-witness");
/** How long a function may take to make a store, its secrets and its first connection included, in milliseconds. */
exports.MAKE_MS = 10_000;
/** A store on its way. */
class StoreInTheMaking {
    /** @param discard what to do with a store that comes when nobody waits for it any more */
    constructor(make, scheduler, discard) {
        this.scheduler = scheduler;
        this.discard = discard;
        /** Those that we listen to, because nobody else does. */
        this.unheard = [];
        this.heard = [];
        this.isGivenUp = false;
        /** Ends the clients that were made so far, and those that still will be: they would keep the process alive. */
        this.giveUp = (cause) => {
            this.isGivenUp = true;
            this.reject(cause);
            for (const client of this.clientsToEnd())
                (0, node_redis_1.abandonClient)(client, this.scheduler);
        };
        const made = (0, emitter_witness_1.witnessEmitters)(make, (emitter) => this.watch(emitter));
        this.store = new Promise((resolve, reject) => {
            this.reject = reject;
            made.then((store) => this.arrive(store, resolve), reject);
        });
        this.limit(made);
    }
    arrive(store, resolve) {
        for (const client of this.unheard) {
            (0, node_redis_1.calmErrors)(client);
            client.off('error', this.giveUp);
        }
        if (this.isGivenUp)
            this.discard(store);
        else
            resolve(store);
    }
    limit(made) {
        const tooLate = () => this.giveUp(new deadline_exceeded_error_1.DeadlineExceededError({ deadline: exports.MAKE_MS }));
        const cancel = this.scheduler.later(tooLate, exports.MAKE_MS);
        made.then(cancel, cancel);
    }
    /** Not at once: it is not constructed yet, and who makes it may listen to it himself. */
    watch(emitter) {
        queueMicrotask(() => {
            if (!isClient(emitter))
                return;
            const isHeard = emitter.listenerCount('error') > 0;
            (isHeard ? this.heard : this.unheard).push(emitter);
            if (!isHeard)
                emitter.on('error', this.giveUp);
            if (this.isGivenUp && this.clientsToEnd().includes(emitter))
                (0, node_redis_1.abandonClient)(emitter, this.scheduler);
        });
    }
    /** Those of a cluster's nodes are listened to by the cluster, which does not end them while it looks for its nodes. */
    clientsToEnd() {
        return this.unheard.some(isCluster) ? [...this.unheard, ...this.heard] : this.unheard;
    }
}
exports.StoreInTheMaking = StoreInTheMaking;
function isClient(emitter) {
    const { connect, sendCommand } = emitter;
    return typeof connect === 'function' && typeof sendCommand === 'function';
}
function isCluster(client) {
    return 'masters' in client;
}
//# sourceMappingURL=make-store.js.map