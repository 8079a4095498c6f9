import type { TextStore } from '../stored/text-store';
import { LONGEST_LIFE } from '../stored/value-frame';
import { type RedisSession, RedisSessionLostError, type RedisTopology } from './redis-session';

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

  async get(key: string): Promise<unknown> {
    const [reply] = await this.session().read([key]);
    if (reply instanceof Error) throw reply;
    return reply ?? undefined;
  }

  async set(key: string, value: string, life: number): Promise<unknown> {
    return this.session().send(key, ['SET', key, value, 'PX', String(life)]);
  }

  close(): void {
    this.topology.close();
  }

  private session(): RedisSession {
    const { session } = this.topology;
    if (session === undefined) throw new RedisSessionLostError();
    return session;
  }
}
