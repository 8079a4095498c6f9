"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.witnessEmitters = witnessEmitters;
/**
 * Sees every EventEmitter that is made in the course of an asynchronous call, also after its first await.
 *
 * It replaces `EventEmitter.init`, which every emitter calls first, for as long as such a call lasts, and nobody
 * documents: a Node that constructs emitters without it would make the witness blind (a test would show: the clients of
 * node-redis would not be found), and whoever replaces it too, and restores it while ours is in place, would undo ours.
 * Which call an emitter belongs to is known from an AsyncLocalStorage, which up to Node 22 slows the promises of the
 * process while it is in use: so it is disabled as soon as no call is under way.
 */
const node_async_hooks_1 = require("node:async_hooks");
const node_events_1 = require("node:events");
const listeners = new node_async_hooks_1.AsyncLocalStorage();
let callsUnderWay = 0;
let original;
/** Calls `onMade` with every emitter that `call` makes until what it answers has settled. */
async function witnessEmitters(call, onMade) {
    begin();
    try {
        return await listeners.run(onMade, call);
    }
    finally {
        end();
    }
}
function begin() {
    callsUnderWay += 1;
    if (callsUnderWay > 1)
        return;
    const events = node_events_1.EventEmitter;
    const init = (original = events.init);
    events.init = function (...args) {
        init.apply(this, args);
        listeners.getStore()?.(this);
    };
}
function end() {
    callsUnderWay -= 1;
    if (callsUnderWay > 0 || original === undefined)
        return;
    node_events_1.EventEmitter.init = original;
    listeners.disable();
}
//# sourceMappingURL=emitter-witness.js.map