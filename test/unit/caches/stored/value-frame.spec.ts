import { frameValue, LONGEST_LIFE, readFrame, toLifeMs } from '../../../../lib/caches/stored/value-frame';
import { ManualClock } from '../../../support/time/manual-clock';

const NONCE = 'abcdefghijklmnop';

describe('a framed value', () => {
  const clock = new ManualClock();
  const at = clock.wall();

  it.each(['', 'payload', 'ä€😀', '0'.repeat(100)])('is read as it was written: %j', (payload) => {
    expect(readFrame(frameValue(NONCE, { at, life: 1000 }, payload), NONCE)?.payload).toBe(payload);
  });

  it('is bound to its nonces', () => {
    const text = frameValue(NONCE, { at, life: 1000 }, 'payload');
    expect(readFrame(text, 'ponmlkjihgfedcba')).toBeUndefined();
    expect(readFrame(text, `${NONCE}ponmlkjihgfedcba`)).toBeUndefined();
  });

  it.each([undefined, null, 7, {}, [], '', NONCE, `${NONCE}123`])('is nothing else: %j', (text) => {
    expect(readFrame(text, NONCE)).toBeUndefined();
  });

  it('tells its age and the rest of its life', async () => {
    const own = new ManualClock();
    const hit = readFrame(frameValue(NONCE, { at: own.wall(), life: 60_000 }, ''), NONCE);
    await own.advance(1500);
    expect(hit?.freshness(own)).toEqual({ age: 1500, ttl: 58_500 });
  });

  it('is never older than its life, nor of a negative age, whatever the clocks of other machines say', () => {
    const future = readFrame(frameValue(NONCE, { at: at + 5000, life: 1000 }, ''), NONCE);
    const past = readFrame(frameValue(NONCE, { at: at - 5000, life: 1000 }, ''), NONCE);
    expect(future?.freshness(clock)).toEqual({ age: 0, ttl: 1000 });
    expect(past?.freshness(clock)).toEqual({ age: 5000, ttl: 0 });
  });
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
