interface Waiter {
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** Those who wait until Redis is reached, or until an attempt to reach it has failed. */
export class ReachWaiters {
  private waiters: Waiter[] = [];

  wait(): Promise<void> {
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
  }

  reached(): void {
    for (const { resolve } of this.take()) resolve();
  }

  failed(cause: unknown): void {
    for (const { reject } of this.take()) reject(cause);
  }

  private take(): Waiter[] {
    return this.waiters.splice(0);
  }
}
