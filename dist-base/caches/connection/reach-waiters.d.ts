/** Those who wait until Redis is reached, or until an attempt to reach it has failed. */
export declare class ReachWaiters {
    private waiters;
    wait(): Promise<void>;
    reached(): void;
    failed(cause: unknown): void;
    private take;
}
