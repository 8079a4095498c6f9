/**
 * What the replies of commands look like. A reply of another form belongs to another command: on such a connection every
 * later one answers the wrong question too, so it is given up, and nothing that was asked on it is confirmed.
 */
import { RedisSessionLostError } from './redis-session';
export declare class UnexpectedReplyError extends RedisSessionLostError {
    constructor(command: string);
}
export declare function hasForm(args: readonly string[], reply: unknown): boolean;
