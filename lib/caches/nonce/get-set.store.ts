import { LONGEST_LIFE } from '../stored/value-frame';
import type { TextStore } from '../stored/text-store';

/** The methods that every cache and store of the cache-manager family has, as far as they are used here. */
export interface GetSetDel {
  get(key: string): unknown;
  set(key: string, value: unknown, ttl?: number): unknown;
}

/** Whatever stands behind `get` and `set`. */
export class GetSetStore implements TextStore {
  readonly isReady = true;
  readonly run = '';
  readonly history = '';
  readonly session = undefined;

  constructor(
    private readonly store: GetSetDel,
    readonly longestLife = LONGEST_LIFE,
  ) {}

  async get(key: string): Promise<unknown> {
    try {
      return await this.store.get(key);
    } catch (error) {
      // Stores that parse JSON on the way out: what they cannot read is not ours, and may be replaced.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  async set(key: string, value: string, life: number): Promise<unknown> {
    return await this.store.set(key, value, life);
  }

  isDoubted(): boolean {
    return false;
  }

  doubt(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    // There is nothing of ours on the way.
  }
}
