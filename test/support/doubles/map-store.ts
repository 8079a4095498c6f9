/** A store with `get`, `set` and `del` over a Map, which can be told to misbehave. */
export class MapStore {
  readonly kept = new Map<string, unknown>();
  /** Answers that it had kept something, and has not (keyv does when Redis refused). */
  forgets: (key: string) => boolean = () => false;
  /** Called before each operation; may throw, or wait. */
  before: (operation: 'get' | 'set' | 'del', key: string) => void | Promise<void> = () => undefined;

  async get(key: string): Promise<unknown> {
    await this.before('get', key);
    return this.kept.get(key);
  }

  async set(key: string, value: unknown, _ttl?: number): Promise<boolean> {
    await this.before('set', key);
    if (!this.forgets(key)) this.kept.set(key, value);
    return true;
  }

  async del(key: string): Promise<boolean> {
    await this.before('del', key);
    return this.kept.delete(key);
  }
}
