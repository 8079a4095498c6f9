import type { TextStore } from '../stored/text-store';
import { LONGEST_LIFE } from '../stored/value-frame';
import type { RedisTopology } from '../connection/redis-session';

/** A Redis whose server lets us run no scripts. */
export class ScriptlessStore implements TextStore {
  readonly longestLife = LONGEST_LIFE;

  constructor(private readonly topology: RedisTopology) {}

  get isReady(): boolean {
    return this.topology.session !== undefined;
  }

  get run(): string {
    return this.topology.session?.runId ?? '';
  }

  get history(): string {
    return this.topology.session?.history ?? '';
  }

  get session(): unknown {
    return this.topology.session;
  }

  async get(key: string): Promise<unknown> {
    const [reply] = await this.topology.requireSession().read([key]);
    if (reply instanceof Error) throw reply;
    return reply ?? undefined;
  }

  async set(key: string, value: string, life: number): Promise<unknown> {
    return this.topology.requireSession().send(key, ['SET', key, value, 'PX', String(life)]);
  }

  isDoubted(nonceName: string): boolean {
    return this.topology.requireSession().isDoubted(nonceName);
  }

  async doubt(nonceName: string): Promise<void> {
    await this.topology.requireSession().doubt(nonceName);
  }

  close(): void {
    this.topology.close();
  }
}
