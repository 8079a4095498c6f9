import { join } from 'node:path';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { Program } from '../support/servers/program';

class Prices {
  runs = 0;

  @CacheMemoize('5m')
  async priceOf(_id: number): Promise<number> {
    return ++this.runs;
  }
}

async function start(): Promise<Prices> {
  return (await startApplication({ providers: [Prices] })).get(Prices);
}

describe('fake timers', () => {
  afterEach(async () => {
    jest.useRealTimers();
    await closeApplications();
  });

  it.each<[string, () => void]>([
    ['advanced', () => jest.advanceTimersByTime(301_000)],
    ['set', () => jest.setSystemTime(Date.now() + 301_000)],
  ])('installed before the application expire its outcomes when they are %s', async (_, pass) => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    const prices = await start();
    expect([await prices.priceOf(1), await prices.priceOf(1)]).toEqual([1, 1]);
    pass();
    expect(await prices.priceOf(1)).toBe(2);
  });

  it.each<[string, () => void]>([
    ['advanced', () => jest.advanceTimersByTime(301_000)],
    ['set', () => jest.setSystemTime(Date.now() + 301_000)],
  ])('installed after the first call expire its outcome when they are %s', async (_, pass) => {
    const prices = await start();
    expect(await prices.priceOf(1)).toBe(1);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    expect(await prices.priceOf(1)).toBe(1);
    pass();
    expect(await prices.priceOf(1)).toBe(2);
  });

  it('of Date alone expire outcomes, also in the middle of a burst of hits', async () => {
    const prices = await start();
    await Promise.all(Array.from({ length: 100 }, () => prices.priceOf(1)));
    jest.useFakeTimers({ now: Date.now(), doNotFake: [...EVERYTHING_BUT_DATE] });
    for (let hits = 0; hits < 10; hits++) expect(await prices.priceOf(1)).toBe(1);
    jest.setSystemTime(Date.now() + 301_000);
    expect(await prices.priceOf(1)).toBe(2);
  });

  it.each<[string, () => void]>([
    ['all at once', () => jest.useFakeTimers()],
    ['of Date alone', () => jest.useFakeTimers({ doNotFake: [...EVERYTHING_BUT_DATE] })],
  ])('expire outcomes at the very end of their life, %s', async (_, install) => {
    const prices = await start();
    await prices.priceOf(1);
    install();
    jest.setSystemTime(Date.now() + 200_000);
    expect(await prices.priceOf(1)).toBe(1);
    jest.setSystemTime(Date.now() + 100_000);
    expect(await prices.priceOf(1)).toBe(2);
  });

  it('of sinon and of node:test do so too, in whole or of Date alone, whenever they are installed', async () => {
    const { stdout, stderr } = await Program.run(join(__dirname, 'programs/fake-timers.ts'));
    const lines = stdout.trim().split('\n');
    expect([lines.length, lines.filter((line) => !line.startsWith('1 1 2: ')), stderr]).toEqual([
      21,
      [],
      expect.not.stringContaining('Error'),
    ]);
  });

  it('keep what is not over yet', async () => {
    const prices = await start();
    await prices.priceOf(1);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    jest.advanceTimersByTime(299_000);
    expect(await prices.priceOf(1)).toBe(1);
  });
});

const EVERYTHING_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
