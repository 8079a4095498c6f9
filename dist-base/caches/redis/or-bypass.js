"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.orBypass = orBypass;
const redis_session_1 = require("../connection/redis-session");
/** A server that answers reads and takes no writes (it is full) is not down: hits go on, and no lease is taken. */
async function orBypass(lease) {
    try {
        return await lease;
    }
    catch (cause) {
        if (cause instanceof redis_session_1.RedisSessionLostError)
            throw cause;
        return { kind: 'bypass', cause };
    }
}
//# sourceMappingURL=or-bypass.js.map