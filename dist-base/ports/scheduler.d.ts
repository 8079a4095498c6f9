/** The event loop, as far as the library leans on it, so that tests can turn it by hand. */
export interface Scheduler {
    /**
     * Calls back once, after at least `ms` milliseconds. Returns how to cancel.
     *
     * @param isOwed whether the process has to go on until then: somebody was promised an end. One that has nothing else to do
     *   does not wait for any other
     */
    later(callback: () => void, ms: number, isOwed?: boolean): () => void;
    /** Calls back once the loop has read what already lies in its sockets. */
    afterPoll(callback: () => void): void;
    /** Calls back before the loop reads from any socket again. */
    beforePoll(callback: () => void): void;
}
