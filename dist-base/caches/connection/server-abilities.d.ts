import { type NodeRedisClient } from './node-redis';
/** What the server lets us run. */
export interface ServerAbilities {
    /** EVAL. */
    readonly allowsScripts: boolean;
    /** EVALSHA as well: some hosters take it away and leave EVAL. */
    readonly allowsDigests: boolean;
}
/**
 * Asks for what is used. Rejects where the server cannot say yet, busy or loading.
 *
 * @param word that the server did not hear before: a reply that repeats it is the reply to this
 */
export declare function askAbilities(client: NodeRedisClient, word: string): Promise<ServerAbilities>;
/** Whether a server has said that it does not take the credentials it was given. */
export declare function isRefusal(cause: unknown): boolean;
/** Whether a server has said that we may not do this. */
export declare function isForbidden(cause: unknown): boolean;
/** Whether a server has said that it is a replica. */
export declare function isReadOnly(cause: unknown): boolean;
/** Whether a server has said that it does not know the script of a digest. */
export declare function isUnknownScript(cause: unknown): boolean;
/** What is answered, or `undefined` where it says: never, for you. */
export declare function unlessForbidden(answer: Promise<unknown>): Promise<unknown>;
