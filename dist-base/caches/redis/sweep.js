"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sweep = sweep;
/** How many keys a step of SCAN looks at: a short step for the server, and few round trips for us. */
const SCAN_COUNT = '1000';
/**
 * Removes every key that matches, on every primary, and blocks the server no longer than one step takes.
 *
 * One pass is enough for clear(): every nonce that was there when the pass began is gone when it has ended, and an
 * outcome that slips in behind the cursor is bound to one of those.
 */
async function sweep(session, pattern, onProgress) {
    const sweepOne = async (send) => {
        for await (const names of scan(send, pattern)) {
            onProgress();
            await unlink(session, names);
            onProgress();
        }
    };
    await Promise.all(session.servers().map(sweepOne));
}
/** The names that match, a step of SCAN at a time. */
async function* scan(send, pattern) {
    let cursor = '0';
    do {
        const reply = await send(['SCAN', cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT]);
        const [next, names] = reply; // what SCAN answers with
        yield names;
        cursor = next;
    } while (cursor !== '0');
}
async function unlink(session, names) {
    if (names.length === 0)
        return;
    if (session.isOneServer)
        await session.send(names[0], ['UNLINK', ...names]);
    // On a cluster one command may name keys of one slot only.
    else
        await Promise.all(names.map((name) => session.send(name, ['UNLINK', name])));
}
//# sourceMappingURL=sweep.js.map