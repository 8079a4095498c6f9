/** The event loop, as far as the library leans on it, so that tests can turn it by hand. */
export interface Scheduler {
  /** Calls back once, after at least `ms` milliseconds, without keeping the process alive. Returns how to cancel. */
  later(callback: () => void, ms: number): () => void;
  /** Calls back once the loop has read what already lies in its sockets. */
  afterPoll(callback: () => void): void;
  /** Calls back before the loop reads from any socket again. */
  beforePoll(callback: () => void): void;
}
