interface Hanging {
  readonly key: number;
  readonly instance: number;
  readonly goOn: () => void;
  isReplaced: boolean;
}

/**
 * Runs of the method that hang, one at a time in a process. Each goes on only after another run has taken its place, and
 * all who waited for it have been answered: so it is always too late, and whoever waits for it without end is found.
 */
export class Hangs {
  /** How many have hung, and were replaced. */
  replaced = 0;
  private current: Hanging | undefined;
  private readonly calls = new Map<number, number>();

  /** How many runs hang now. */
  get count(): number {
    return this.current === undefined ? 0 : 1;
  }

  /** Knows of the call until it has ended. */
  async track<Answer>(key: number, call: () => Promise<Answer>): Promise<Answer> {
    this.add(key, 1);
    try {
      return await call();
    } finally {
      this.add(key, -1);
    }
  }

  /** A run begins. */
  begin(key: number, instance: number): void {
    if (this.current?.key === key && this.current.instance === instance) this.current.isReplaced = true;
  }

  /** At once where another run hangs already. */
  async hang(key: number, instance: number): Promise<void> {
    if (this.current !== undefined) return;
    await new Promise<void>((goOn) => (this.current = { key, instance, goOn, isReplaced: false }));
  }

  /** Where nobody comes any more who could take its place. */
  letGo(): void {
    this.current?.goOn();
    this.current = undefined;
  }

  private add(key: number, change: 1 | -1): void {
    this.calls.set(key, (this.calls.get(key) ?? 0) + change);
    // The one that is left is that which made the run.
    if (!this.current?.isReplaced || this.calls.get(this.current.key) !== 1) return;
    this.replaced++;
    this.letGo();
  }
}
