"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RedisDrops = void 0;
const unconfirmed_drop_error_1 = require("../../ports/unconfirmed-drop.error");
const named_drops_1 = require("./named-drops");
const sweep_1 = require("./sweep");
const tag_scripts_1 = require("./tags/tag-scripts");
/** How many one script invalidates: it holds the server for about a millisecond. */
const TAGS_PER_STEP = 500;
/**
 * Invalidates on a Redis what either protocol keeps there: during a rolling restart after a change of access rights some
 * processes may run scripts and others may not, and each has to see the invalidations of the other.
 */
class RedisDrops {
    constructor(topology, settings) {
        this.topology = topology;
        this.settings = settings;
        this.keys = settings.keys;
    }
    /** One command for each thousand keys and groups and one for each thousand tags, on a cluster for each one. */
    async drop(names, onConfirmed) {
        const session = this.sessionFor(names);
        const chunks = [
            ...inChunks((0, named_drops_1.listDrops)(this.keys, names), session.keysPerDelete),
            ...inChunks((0, named_drops_1.listTagDrops)(this.keys, names), TAGS_PER_STEP),
        ];
        const outcomes = await Promise.allSettled(chunks.map(async (chunk) => {
            if (chunk[0]?.of === 'tags')
                await this.dropTags(session, namesIn(chunk));
            else
                await session.delete(namesIn(chunk));
            onConfirmed((0, named_drops_1.namesOfDrops)(chunk));
        }));
        const failure = outcomes.find((outcome) => outcome.status === 'rejected');
        if (failure === undefined)
            return;
        const unconfirmed = chunks.filter((_, index) => outcomes[index]?.status === 'rejected').flat();
        throw new unconfirmed_drop_error_1.UnconfirmedDropError((0, named_drops_1.namesOfDrops)(unconfirmed), { cause: failure.reason });
    }
    /** The root's nonce, which no pattern finds without those of others, then all that the pattern finds. */
    async clear(onProgress) {
        const session = this.topology.requireSession();
        await session.delete([this.keys.rootNonce]);
        onProgress();
        await (0, sweep_1.sweep)(session, this.keys.pattern, onProgress);
    }
    /** For values of either protocol, and so that no computation under way keeps what it has made of them. */
    async dropTags(session, names) {
        const { tagClock } = this.keys;
        if (!session.isOneServer) {
            // The clock before any nonce: who finds a nonce made anew has to find the clock of afterwards.
            await session.delete([tagClock]);
            await Promise.all(names.map((name) => session.delete([name])));
        }
        else if (this.topology.allowsScripts) {
            const args = [this.settings.nonce()];
            await tag_scripts_1.INVALIDATE_TAGS_SCRIPT.run(session, { keys: [tagClock, ...names], args });
        }
        else {
            // In one step. Without a clock no ticket holds whose tags were not known when it was opened.
            await session.delete([tagClock, ...names]);
        }
    }
    sessionFor(names) {
        try {
            return this.topology.requireSession();
        }
        catch (cause) {
            throw new unconfirmed_drop_error_1.UnconfirmedDropError(names, { cause });
        }
    }
}
exports.RedisDrops = RedisDrops;
function namesIn(drops) {
    return drops.flatMap(({ stored }) => stored);
}
function inChunks(items, size) {
    const chunks = [];
    for (let at = 0; at < items.length; at += size)
        chunks.push(items.slice(at, at + size));
    return chunks;
}
//# sourceMappingURL=redis-drops.js.map