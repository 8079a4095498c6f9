import { Injectable } from '@nestjs/common';
import { KeyvAdapter } from 'cache-manager-6';
import { Keyv } from 'keyv';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { MapStore } from '../support/doubles/map-store';
import { until } from '../support/time/until';

/** A timer of Node's that is to wait longer than this fires at once, and what it should end ends at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

@Injectable()
class Files {
  @CacheMemoize(Infinity)
  async findForGood(id: number): Promise<number> {
    return id;
  }

  @CacheMemoize('400d')
  async findForAYear(id: number): Promise<number> {
    return id;
  }
}

/** Hands the life of an entry to a timer, as the memory stores of cache-manager 5 do. */
class TimerStore extends MapStore {
  readonly lives: (number | undefined)[] = [];

  override set(key: string, value: unknown, life?: number): Promise<boolean> {
    this.lives.push(life);
    return super.set(key, value, life);
  }
}

const METHODS = ['findForGood', 'findForAYear'] as const;

describe.each([
  ['given as it is', (store: TimerStore): object => store],
  [
    'under a KeyvAdapter',
    (store: TimerStore): object => new Keyv({ store: new KeyvAdapter(store as never) }),
  ],
])('A store that hands lives to timers, %s', (_form, given) => {
  it.each(METHODS)('is never given more than a timer takes: %s', async (name) => {
    const store = new TimerStore();
    const application = await startApplication({
      providers: [Files],
      caches: { default: given(store) },
      options: { keyPrefix: 'test' },
    });

    await application.get(Files)[name](1);
    await until(() => [...store.kept.keys()].some((key) => key.endsWith(':v')));

    expect(store.lives.filter((life) => life === undefined || life > LONGEST_TIMER)).toEqual([]);
    // Nor much less: a day is what the longest of them is short of a timer.
    expect(Math.max(...store.lives.map(Number))).toBeGreaterThan(LONGEST_TIMER - 86_400_000);
  });
});
