/**
 * One process of a stress run: reads, refreshes and invalidates as its orders say, without a pause, and saves what it
 * did. Prints how it went as JSON.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createClient } from 'redis';
import { type Adapter, makeLibraryAdapter, makeNaiveAdapter, STORES } from './adapters';
import {
  BARE_DELETE,
  History,
  INVALIDATION,
  INVALIDATION_OF_ALL,
  READ,
  REJECTED_INVALIDATION,
} from './history';
import { now } from './moment';

export interface Orders {
  /** A name in STORES, or 'naive'. */
  readonly store: string;
  /** Of the server; several, with commas, of a cluster. */
  readonly url: string;
  readonly keys: number;
  /** The part of all deeds, from 0 to 1. */
  readonly invalidations: number;
  readonly actors: number;
  readonly seconds: number;
  readonly historyFile: string;
}

export interface WorkerReport {
  readonly reads: number;
  readonly hits: number;
  readonly failedReads: number;
  readonly unhandled: number;
}

/** Parts of the invalidations, and of all deeds. */
const OF_ALL = 1 / 50;
const REFRESHES = 1 / 200;
const BARE_DELETES = 1 / 100;

class Worker {
  private readonly history = new History();
  private failedReads = 0;
  private reads = 0;

  constructor(
    private readonly orders: Orders,
    private readonly adapter: Adapter,
    private readonly bareDelete: () => Promise<unknown>,
  ) {}

  async run(): Promise<Omit<WorkerReport, 'unhandled'>> {
    const end = now() + this.orders.seconds * 1_000_000;
    const act = async (): Promise<void> => {
      while (now() < end) {
        await this.do(Math.floor(Math.random() * this.orders.keys));
        await nextTurn();
      }
    };
    await Promise.all(Array.from({ length: this.orders.actors }, act));
    this.history.save(this.orders.historyFile);
    return { reads: this.reads, hits: this.adapter.hits, failedReads: this.failedReads };
  }

  private do(key: number): Promise<void> {
    const chance = Math.random();
    if (chance < this.orders.invalidations) return this.invalidate(key);
    if (chance > 1 - REFRESHES) return this.read(key, this.adapter.refresh(key));
    if (chance > 1 - REFRESHES - BARE_DELETES) return this.deleteBare();
    return this.read(key);
  }

  private async read(key: number, refreshed?: Promise<number>): Promise<void> {
    const begin = now();
    try {
      const computedAt = await (refreshed ?? this.adapter.read(key));
      this.reads++;
      this.history.add({ kind: READ, key, begin, end: now(), computedAt });
    } catch {
      this.failedReads++;
    }
  }

  private async invalidate(key: number): Promise<void> {
    const isOfAll = this.orders.store !== 'naive' && Math.random() < OF_ALL;
    const begin = now();
    try {
      await (isOfAll ? this.adapter.invalidateAll() : this.adapter.invalidate(key));
      const kind = isOfAll ? INVALIDATION_OF_ALL : INVALIDATION;
      this.history.add({ kind, key, begin, end: now(), computedAt: 0 });
    } catch {
      this.history.add({ kind: REJECTED_INVALIDATION, key, begin, end: now(), computedAt: 0 });
    }
  }

  private async deleteBare(): Promise<void> {
    const begin = now();
    await this.bareDelete().then(
      () => this.history.add({ kind: BARE_DELETE, key: 0, begin, end: now(), computedAt: 0 }),
      () => undefined,
    );
  }
}

async function main(): Promise<void> {
  let unhandled = 0;
  process.on('unhandledRejection', () => unhandled++);
  process.on('uncaughtException', () => unhandled++);
  const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
  const [url = ''] = orders.url.split(',');
  const client = createClient({ url, disableOfflineQueue: true });
  client.on('error', () => undefined);
  await client.connect();
  const store = STORES[orders.store]?.(orders.url);
  const adapter = store ? await makeLibraryAdapter(store) : await makeNaiveAdapter(orders.url);
  // On a cluster the name may lie elsewhere; being sent away takes as long as being served.
  const bareDelete = () => client.del('race-bare').catch(() => 0);
  const report = await new Worker(orders, adapter, bareDelete).run();
  await adapter.close();
  await client.disconnect();
  process.stdout.write(`${JSON.stringify({ ...report, unhandled })}\n`, () => process.exit());
}

void main();
