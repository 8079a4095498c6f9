import { AsyncLocalStorage } from 'node:async_hooks';
import type { World } from './world';

/** One transaction of snapshots. */
interface OpenSnapshot {
  /** What was committed by then is what it reads, */
  readonly since: number;
  /** until it has written. */
  hasWritten: boolean;
}

/**
 * The database that the memoized method reads: told by when. What it reads outside of a transaction is what is committed
 * at that moment; inside one, what was committed when it began; and what the transaction itself has written, nobody else
 * may ever see.
 */
export class SimulatedDatabase {
  private readonly inside = new AsyncLocalStorage<OpenSnapshot>();

  constructor(private readonly world: World) {}

  /** The moment of which a computation reads that begins now; negative where it reads what is not committed. */
  readAt(began: number): number {
    const snapshot = this.inside.getStore();
    if (snapshot === undefined) return began;
    return snapshot.hasWritten ? -began : snapshot.since;
  }

  /** In the transaction of the caller, or at once where there is none. Answers when it is committed, if it is. */
  async write(): Promise<number | undefined> {
    await this.happen('a write');
    const snapshot = this.inside.getStore();
    if (snapshot === undefined) return this.world.stamp();
    snapshot.hasWritten = true;
    return undefined;
  }

  /** Answers when it was committed. */
  async transact(work: () => Promise<unknown>): Promise<number> {
    await this.inside.run({ since: this.world.stamp(), hasWritten: false }, work);
    await this.happen('the commit');
    return this.world.stamp();
  }

  /** In the context of whoever calls it, and no longer in the transaction. */
  leave<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.inside.exit(work);
  }

  /** Each that is in use slows every promise, on Node 20. */
  close(): void {
    this.inside.disable();
  }

  happen(what: string): Promise<void> {
    return new Promise((resolve) => this.world.add({ tell: () => `${what} happens`, happen: resolve }));
  }
}
