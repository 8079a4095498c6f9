import { type ServerIdentity } from './server-identity';
/** Deletes a name. Resolves when confirmed. */
type Delete = (name: string) => Promise<void>;
/**
 * Which servers a process has met, by who they are and whose data they hold. One that is met again after another was met
 * in between was not told what was invalidated there (an old primary that does not know that it was replaced): nothing of
 * before is believed, so each nonce of a group is deleted before it is first used.
 */
export declare class Visits {
    private readonly met;
    private current;
    private doubts;
    /** What is not to be believed there; undefined where nothing is doubted. */
    begin(identity: ServerIdentity): Doubts | undefined;
}
/** Of a server that was met again: the names that were deleted since, and those that are being. */
export declare class Doubts {
    private readonly forgotten;
    private readonly beingForgotten;
    has(name: string): boolean;
    /** Resolves when what lies under the name may be believed. */
    settle(name: string, forget: Delete): Promise<void>;
}
export {};
