/**
 * Runs of the method that hang, one at a time in a process. Each goes on only when another run of the same call has begun,
 * and so is always too late: its outcome must come in nobody's way any more.
 */
export class Hangs {
  /** How many runs have hung, and were replaced. */
  replaced = 0;
  private current: { readonly call: string; readonly goOn: () => void } | undefined;

  /** How many runs hang now. */
  get count(): number {
    return this.current === undefined ? 0 : 1;
  }

  /** A run begins: the one that hangs, if it is of this call, goes on. */
  begin(call: string): void {
    if (this.current?.call !== call) return;
    this.replaced++;
    this.letGo();
  }

  /** Resolves when another run of this call has begun; at once where another one hangs already. */
  async hang(call: string): Promise<void> {
    if (this.current !== undefined) return;
    await new Promise<void>((goOn) => (this.current = { call, goOn }));
  }

  /** Where nobody comes any more who could take its place. */
  letGo(): void {
    this.current?.goOn();
    this.current = undefined;
  }
}
