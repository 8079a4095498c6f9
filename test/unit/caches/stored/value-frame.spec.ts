import {
  bindingOf,
  frameValue,
  freshnessOf,
  LONGEST_LIFE,
  readFrame,
  toLifeMs,
} from '../../../../lib/caches/stored/value-frame';
import { ManualClock } from '../../../support/time/manual-clock';

const CHECK = 'keycheck';
const BINDING = bindingOf('abcdefghijklmnop');
const kept = (payload: string) => frameValue(CHECK + BINDING, { at: 36, life: 1000 }, payload);

describe('a framed value', () => {
  it('is told by its version, its times, its key and its nonces, each in its place', () => {
    const text = frameValue('keycheck02abcdefghijklmnopABCDEFGHIJKLMNOP', { at: 37, life: 36 ** 3 }, '{}');
    expect(text).toBe('2000000011000001000000000000keycheck02abcdefghijklmnopABCDEFGHIJKLMNOP{}');
  });

  it.each(['', 'payload', 'ä€😀', '0'.repeat(100)])('is read as it was written: %j', (payload) => {
    expect(readFrame(kept(payload), CHECK + BINDING)?.payload).toBe(payload);
  });

  it('is bound to its nonces, and to how many they are', () => {
    expect(readFrame(kept(''), CHECK + bindingOf('ponmlkjihgfedcba'))).toBeUndefined();
    expect(
      readFrame(kept('ponmlkjihgfedcba'), CHECK + bindingOf('abcdefghijklmnopponmlkjihgfedcba')),
    ).toBeUndefined();
    expect(readFrame(kept(''), CHECK + bindingOf(''))).toBeUndefined();
  });

  it('is of its key alone', () => {
    expect(readFrame(kept(''), `another_${BINDING}`)).toBeUndefined();
  });

  it('is of this version alone', () => {
    expect(readFrame(`1${kept('').slice(1)}`, CHECK + BINDING)).toBeUndefined();
  });

  it.each([undefined, null, 7, {}, [], '', kept('').slice(0, -1), CHECK + BINDING])(
    'is nothing else: %j',
    (text) => {
      expect(readFrame(text, CHECK + BINDING)).toBeUndefined();
    },
  );

  it('tells its age and the rest of its life', async () => {
    const clock = new ManualClock();
    const hit = hitOf({ at: clock.wall(), life: 60_000 });
    await clock.advance(1500);
    expect(hit?.freshness(clock)).toEqual({ age: 1500, ttl: 58_500 });
  });

  it('is never older than its life, nor of a negative age, whatever the clocks of other machines say', () => {
    const clock = new ManualClock();
    const future = hitOf({ at: clock.wall() + 5000, life: 1000 });
    const past = hitOf({ at: clock.wall() - 5000, life: 1000 });
    expect(future?.freshness(clock)).toEqual({ age: 0, ttl: 1000 });
    expect(past && freshnessOf(past, clock)).toEqual({ age: 5000, ttl: 1 });
  });

  function hitOf(times: { at: number; life: number }) {
    return readFrame(frameValue(CHECK + BINDING, times, ''), CHECK + BINDING);
  }
});

describe('toLifeMs', () => {
  it.each([
    [1000, 1000],
    [0.2, 1],
    [1.5, 2],
    [Infinity, LONGEST_LIFE],
    [1e30, 36 ** 9 - 1],
  ])('makes whole milliseconds that a store takes: %d → %d', (ttl, life) => {
    expect(toLifeMs(ttl)).toBe(life);
  });

  it('keeps for thirty days what is to be kept for good', () => {
    expect(LONGEST_LIFE).toBe(30 * 24 * 60 * 60 * 1000);
  });
});
