/**
 * Lets fake timers expire outcomes in a plain process, where no test runner has put its own globals: sinon's, which Vitest
 * has too, and those of node:test.
 */
import 'reflect-metadata';
import { mock } from 'node:test';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type FakeMethod, install } from '@sinonjs/fake-timers';
import { CacheMemoize, CacheMemoizeModule } from 'nestjs-cache-memoize';

@Injectable()
class Prices {
  runs = 0;

  @CacheMemoize('5m')
  async priceOf(_id: number): Promise<number> {
    return ++this.runs;
  }
}

@Module({ imports: [CacheMemoizeModule.forRoot()], providers: [Prices] })
class ShopModule {}

interface FakeTimers {
  pass(ms: number): void;
  remove(): void;
}

function sinon(toFake?: FakeMethod[], now = Date.now()): FakeTimers {
  const clock = install({ now, ...(toFake && { toFake }) });
  return { pass: (ms) => void clock.tick(ms), remove: () => clock.uninstall() };
}

function nodeTest(apis: ('setTimeout' | 'setInterval' | 'Date')[], now = Date.now()): FakeTimers {
  mock.timers.enable({ apis, now });
  return { pass: (ms) => mock.timers.tick(ms), remove: () => mock.timers.reset() };
}

const KINDS: Record<string, () => FakeTimers> = {
  'all of sinon': () => sinon(),
  'all of sinon, from 0 on': () => sinon(undefined, 0),
  'Date of sinon': () => sinon(['Date']),
  'Date of sinon, from 0 on': () => sinon(['Date'], 0),
  'all of node:test': () => nodeTest(['setTimeout', 'setInterval', 'Date']),
  'all of node:test, from 0 on': () => nodeTest(['setTimeout', 'setInterval', 'Date'], 0),
  'Date of node:test': () => nodeTest(['Date']),
};

const MOMENTS = [
  'before the application',
  'after its first call',
  'after its first call, and turned at once',
];

/** How often the method had run after each call: the first, one a minute before the end of its life, and one at its end. */
async function play(start: () => FakeTimers, moment: string): Promise<number[]> {
  let timers = moment === MOMENTS[0] ? start() : undefined;
  const app = await NestFactory.createApplicationContext(ShopModule, { logger: false });
  const prices = app.get(Prices);
  const answers = [await prices.priceOf(1)];
  timers ??= start();
  if (moment !== MOMENTS[2]) await prices.priceOf(1);
  timers.pass(240_000);
  answers.push(await prices.priceOf(1));
  timers.pass(60_000);
  answers.push(await prices.priceOf(1));
  timers.remove();
  await app.close();
  return answers;
}

async function main(): Promise<void> {
  for (const [name, start] of Object.entries(KINDS)) {
    for (const moment of MOMENTS) {
      const answers = await play(start, moment);
      process.stdout.write(`${answers.join(' ')}: ${name}, ${moment}\n`);
    }
  }
}

void main();
