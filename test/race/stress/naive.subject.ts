import { Client } from './client';
import type { Subject } from './subject';

const TTL = '300000';

/** Get, compute, set; and delete to invalidate: what django-cache-memoize and cache-manager's `wrap` do. */
export class NaiveSubject implements Subject {
  hits = 0;
  readonly staleHits = 0;
  readonly localHits = 0;
  readonly counted = undefined;
  readonly readMany = undefined;

  private constructor(
    private readonly client: Client,
    private readonly method: (key: number) => Promise<number>,
  ) {}

  static async make(url: string, method: (key: number) => Promise<number>): Promise<NaiveSubject> {
    return new NaiveSubject(await Client.connect(url), method);
  }

  async read(key: number): Promise<number> {
    const kept = await this.client.command('GET', `naive:${key}`);
    if (kept === null) return this.refresh(key);
    this.hits++;
    return Number(kept);
  }

  async refresh(key: number): Promise<number> {
    const answer = await this.method(key);
    await this.client.command('SET', `naive:${key}`, String(answer), 'PX', TTL);
    return answer;
  }

  async invalidate(key: number): Promise<void> {
    await this.client.command('DEL', `naive:${key}`);
  }

  invalidateAll(): Promise<void> {
    return this.clear();
  }

  async clear(): Promise<void> {
    const keys = (await this.client.command('KEYS', 'naive:*')) as string[];
    if (keys.length > 0) await this.client.command('DEL', ...keys);
  }

  async close(): Promise<void> {
    this.client.close();
  }
}
