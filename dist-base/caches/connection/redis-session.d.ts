import type { Clock } from '../../ports/clock';
import type { RetryTiming } from '../../time/retry';
/**
 * One unbroken conversation with a Redis whose run is known. What belongs to one look-up is asked in one session: a
 * command that waited while the client reconnected may be answered by another server, or by one that came back from
 * an older snapshot, and such an answer is not believed.
 */
export interface RedisSession {
    /** Which run of the server this is; a constant where that cannot be told (cluster, proxies that hide INFO). */
    readonly runId: string;
    /** Which history its data have, in the length of a nonce; empty where that cannot be told. */
    readonly history: string;
    /** Whether the server takes the digest of a script in place of its text. */
    readonly allowsDigests: boolean;
    /** True where all keys lie on one server, so that one command or script may name keys of different hash tags. */
    readonly isOneServer: boolean;
    /** How many keys one `delete` may be about. */
    readonly keysPerDelete: number;
    /**
     * Reads many keys, in one round trip. A reply is the text, `null` where there is none or something else than
     * text, or an `Error` where this one could not be asked. Rejects where none could.
     */
    read(keys: readonly string[]): Promise<readonly ReadReply[]>;
    /**
     * Sends one command to the server that holds `routeKey`. Rejects when the session ended meanwhile, and ends it when the
     * reply is none to this command.
     *
     * @param isReply what the reply has to be. @default what is known of the command
     */
    send(routeKey: string, args: readonly string[], isReply?: ReplyForm): Promise<unknown>;
    /**
     * Deletes names in one step, or, where that cannot be, one after the other in the order given. Resolves when
     * confirmed.
     */
    delete(names: readonly string[]): Promise<void>;
    /** Whether the nonce of a group under this name is not to be believed. */
    isDoubted(nonceName: string): boolean;
    /** Resolves when it is gone, if it was not to be believed. */
    doubt(nonceName: string): Promise<void>;
    /** One sender per primary, for what is not about a key (SCAN). */
    servers(): readonly RedisSender[];
}
export type ReadReply = string | null | Error;
/** Whether a reply has the form of its command's. */
export type ReplyForm = (reply: unknown) => boolean;
export type RedisSender = (args: readonly string[]) => Promise<unknown>;
/** How the way to Redis is found: one server, or a cluster. */
export interface RedisTopology {
    /** The session that commands may be sent in now; `undefined` while there is none. */
    readonly session: RedisSession | undefined;
    /** The same. @throws RedisSessionLostError that says why there is none */
    requireSession(): RedisSession;
    /** Whether the server lets us run scripts; `undefined` until it was asked. */
    readonly allowsScripts: boolean | undefined;
    /** Resolves as soon as there is a session. Rejects when the attempt under way has failed; the next is made by itself. */
    reach(): Promise<void>;
    /** Removes timers and listeners; the client stays as it is. */
    close(): void;
}
/** What a topology is set up with. */
export interface TopologySettings extends RetryTiming {
    readonly clock: Clock;
    /** The server does not take the credentials of the client: to try again with the same ones is of no use. */
    readonly onRefused?: (() => void) | undefined;
}
/** There is no connection to send a command on, or it was lost before the reply. */
export declare class RedisSessionLostError extends Error {
    constructor(message?: string, options?: ErrorOptions);
}
