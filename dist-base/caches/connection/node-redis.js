"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PLAIN_REPLIES = void 0;
exports.calmErrors = calmErrors;
exports.abandonClient = abandonClient;
/**
 * Given with every command: replies as text, whatever type mapping the client has, and no timer of its own.
 * Generation 4 knows neither option and takes no notice.
 */
exports.PLAIN_REPLIES = Object.freeze({ typeMapping: undefined, timeout: undefined });
/**
 * Keeps a lost connection from being an uncaught exception: node-redis emits `error`, and cache-manager-redis-yet
 * does not listen. Added once a client, and left in place: whoever owns the client may live longer than we do.
 */
function calmErrors(client) {
    if (!client.listeners('error').includes(ignoreError))
        client.on('error', ignoreError);
}
function ignoreError() {
    // Commands that were under way reject by themselves, and readiness is read from the client.
}
/** How long a client is given to get out of the one state in which it cannot be closed, in milliseconds. */
const CONNECTING_MS = 250;
/**
 * Closes a client without waiting for anything: what is under way rejects. Both generations, when closed while their
 * socket connects, greet all the same and leave an open connection that nothing can close any more. So one that is
 * not ready is closed as soon as its socket has connected or failed to, and meanwhile keeps no process alive.
 */
function abandonClient(client, scheduler) {
    if (!client.isOpen)
        return rejectStragglers(client, scheduler);
    if (client.isReady !== false)
        return closeClient(client);
    client.unref?.();
    const close = () => client.isOpen && closeClient(client);
    // Within the event itself generation 4 trips over its own socket.
    const closeSoon = () => queueMicrotask(close);
    client.on('connect', closeSoon).on('error', closeSoon);
    scheduler.later(close, CONNECTING_MS);
}
/** What generation 5 still writes after the loss waits for a reply for ever; closing again begins with its rejection. */
function rejectStragglers(client, scheduler) {
    scheduler.afterPoll(() => closeClient(client));
}
/** Generation 5 calls it destroy, generation 4 disconnect. */
function closeClient(client) {
    new Promise((resolve) => {
        resolve(client.destroy === undefined ? client.disconnect?.() : client.destroy());
    }).catch(() => {
        // It was closed meanwhile.
    });
}
//# sourceMappingURL=node-redis.js.map