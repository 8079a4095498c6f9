import type { History } from './history';
import type { SimulatedDatabase } from './simulated-database';
import type { SimulatedProcess } from './simulated-process';

/** What the transactions of a scenario do, each step of it whenever the schedule says. */
export class Transactions {
  constructor(
    private readonly key: string,
    private readonly database: SimulatedDatabase,
    private readonly history: History,
  ) {}

  async change(process: SimulatedProcess): Promise<string> {
    const { changing } = process;
    const work = async (): Promise<void> => {
      await changing.change(this.key, () => this.database.write());
      await this.readInside(process);
    };
    try {
      const committed = await changing.transaction(() => this.database.transact(work));
      this.history.resolveInvalidation([this.key], committed);
      return ', committed and confirmed';
    } catch {
      return ', not confirmed';
    }
  }

  async look(process: SimulatedProcess): Promise<string> {
    const work = async (): Promise<void> => {
      await this.database.happen('something else');
      await this.readInside(process);
    };
    await process.changing.transaction(() => this.database.transact(work));
    return '';
  }

  async changeLate({ changing }: SimulatedProcess): Promise<string> {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let late: Promise<number | undefined> = Promise.resolve(undefined);
    const outdated = async (): Promise<number | undefined> => {
      await ended;
      return this.database.leave(() => changing.change(this.key, () => this.database.write()));
    };
    await changing.transaction(async () => void (late = outdated()));
    // Another one that is under way is no reason to take the first for one.
    await changing.transaction(async () => {
      end();
      await late;
    });
    const changed = await late;
    if (changed !== undefined) this.history.resolveInvalidation([this.key], changed);
    return ', confirmed';
  }

  /** What it answers is the transaction's own business: it may be what is not committed, or no longer. */
  private async readInside({ changing, isExcused, name }: SimulatedProcess): Promise<void> {
    await changing.call(this.history.beginCall(this.key, isExcused, name), this.key);
  }
}
