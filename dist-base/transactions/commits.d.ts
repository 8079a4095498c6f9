/** One transaction, and what is to be called when it is committed. */
export declare class Commit {
    isEnded: boolean;
    private readonly callbacks;
    add(callback: () => Promise<void>): void;
    /** Calls all of them. @throws what the first of those that fail rejects with */
    callBack(): Promise<void>;
}
/** The transactions of one connection, by the client that is used inside: savepoints have clients of their own. */
export declare class Commits {
    private readonly byClient;
    note(client: unknown, commit: Commit | undefined): void;
    /** undefined: the client is in no transaction, or in one that has ended. */
    of(client: unknown): Commit | undefined;
}
