import { ConfirmedNonces, StoreForgetsError } from '../../../../lib/caches/nonce/confirmed-nonces';
import type { TextStore } from '../../../../lib/caches/stored/text-store';

const OLD = 'old'.padEnd(16, '-');
const NONCE = { name: 'shop:{=a}:g', life: 1000 };

/** Notes what is asked of it, and answers what it is told to, one after the other. */
class ScriptedStore implements TextStore {
  readonly isReady = true;
  readonly run = '';
  readonly history = '';
  readonly session = undefined;
  readonly longestLife = 1000;
  readonly asked: string[] = [];

  constructor(private readonly shown: (string | undefined)[]) {}

  async get(): Promise<unknown> {
    this.asked.push('get');
    return this.shown.shift();
  }

  async set(): Promise<unknown> {
    this.asked.push('set');
    return undefined;
  }

  isDoubted(): boolean {
    return false;
  }

  doubt(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    // Nothing was opened.
  }
}

function fresh(draw: number): string {
  return `fresh${draw}`.padEnd(16, '-');
}

function noncesOf(store: TextStore): ConfirmedNonces {
  let drawn = 0;
  return new ConfirmedNonces(store, () => fresh(++drawn));
}

describe('replacing a nonce on a store with get and set', () => {
  it('asks for it in the same tick, so that it is one round trip where commands stay in order', async () => {
    const store = new ScriptedStore([fresh(1)]);
    const replaced = noncesOf(store).replace(NONCE);
    expect(store.asked).toEqual(['set', 'get']);
    await replaced;
    expect(store.asked).toEqual(['set', 'get']);
  });

  it('reads again where the first read came before the write', async () => {
    const store = new ScriptedStore([OLD, fresh(1)]);
    await noncesOf(store).replace(NONCE);
    expect(store.asked).toEqual(['set', 'get', 'get']);
  });

  it('is content with the nonce of another that came while it was trying', async () => {
    const store = new ScriptedStore([OLD, OLD, 'another'.padEnd(16, '-'), 'another'.padEnd(16, '-')]);
    await expect(noncesOf(store).replace(NONCE)).resolves.toBeUndefined();
  });

  it('rejects when the store goes on showing the old one', async () => {
    const store = new ScriptedStore(Array<string>(8).fill(OLD));
    await expect(noncesOf(store).replace(NONCE)).rejects.toThrow(StoreForgetsError);
  });
});
