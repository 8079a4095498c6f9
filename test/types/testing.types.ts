import { CacheMemoizeModule, type MemoizeClock } from 'nestjs-cache-memoize';
import { inMemory, manualClock } from 'nestjs-cache-memoize/testing';

const clock = manualClock();

export const clocks = [
  CacheMemoizeModule.forRoot({}, { clock }),
  inMemory(),
  inMemory({ clock, ttl: '1m', enabled: false }),
  clock.advance('5m'),
  clock.advance(100),
  // @ts-expect-error no unit
  clock.advance('5 minutes'),
  // @ts-expect-error misspelt
  inMemory({ clok: clock }),
  // @ts-expect-error given to forRoot itself
  inMemory({ isGlobal: false }),
];

// @ts-expect-error has no timers
export const noTimers: MemoizeClock = { monotonic: () => 1, wall: () => 1 };
