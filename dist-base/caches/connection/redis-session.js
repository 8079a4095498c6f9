"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RedisSessionLostError = void 0;
/** There is no connection to send a command on, or it was lost before the reply. */
class RedisSessionLostError extends Error {
    constructor(message = 'The connection to Redis is down', options) {
        super(message, options);
        this.name = 'RedisSessionLostError';
    }
}
exports.RedisSessionLostError = RedisSessionLostError;
//# sourceMappingURL=redis-session.js.map