import type { TransactionState } from '../../ports/transaction';

/** One transaction that is under way, as far as this library knows it. */
export class OpenTransaction implements TransactionState {
  /** What was collected to be dropped when it has ended; undefined while there is nothing. */
  changes: object | undefined;
  /** From here on nothing is collected any more. */
  isEnded = false;
  private hasChanged = false;

  /** @param afterCommit has something called when it is committed; left out where its own end is waited for */
  constructor(readonly afterCommit?: (run: () => Promise<void>) => void) {}

  /** From the first call on that may change something, what others have kept may not be what it would read. */
  noteChange(): void {
    this.hasChanged = true;
  }

  mayReadHits(): boolean {
    return !this.hasChanged;
  }
}
