import { type Flight, type Landing, SingleFlight } from '../../../../lib/core/calls/single-flight';
import { Deadlines } from '../../../../lib/time/deadlines';
import { ManualClock, settled } from '../../../support/time/manual-clock';

const JOIN_WAIT = 6400;
/** Joiners that come within a 64th of the wait share a deadline. */
const SHARED = JOIN_WAIT / 64;
const LANDED: Landing = { kind: 'landed', payload: 'payload', filled: true };

function setUp() {
  const clock = new ManualClock();
  const flights = new SingleFlight({ joinWait: JOIN_WAIT, timers: new Deadlines(clock, clock), clock });
  return { clock, flights };
}

/** Joins, and tells how the flight has ended for this joiner so far. */
function join(flight: Flight): () => Landing['kind'] | undefined {
  let kind: Landing['kind'] | undefined;
  void flight.join().then((landing) => (kind = landing.kind));
  return () => kind;
}

describe('computations under way', () => {
  it('are found by the id of their ticket, and by nothing that is only equal to it', () => {
    const { flights } = setUp();
    const id = { of: 'ticket' };
    const flight = flights.begin(id);
    expect(flights.find(id)).toBe(flight);
    expect(flights.find({ of: 'ticket' })).toBeUndefined();
  });

  it('are found after they have landed, until their fill was answered', () => {
    const { flights } = setUp();
    const flight = flights.begin('id');
    flight.land(LANDED);
    expect(flights.find('id')).toBe(flight);
    flight.end();
    expect(flights.find('id')).toBeUndefined();
  });

  it('do not end another that began later under the same id', () => {
    const { flights } = setUp();
    const older = flights.begin('id');
    const newer = flights.begin('id');
    older.end();
    expect(flights.find('id')).toBe(newer);
  });
});

describe('those who join a computation', () => {
  it('are told how it ended, whether they came before or after', async () => {
    const { flights } = setUp();
    const flight = flights.begin('id');
    const before = flight.join();
    flight.land(LANDED);
    expect(await before).toBe(LANDED);
    expect(await flight.join()).toBe(LANDED);
  });

  it('are known, so that a result nobody else waits for is not copied', () => {
    const { flights } = setUp();
    const flight = flights.begin('id');
    expect(flight.hasJoiners).toBe(false);
    void flight.join();
    expect(flight.hasJoiners).toBe(true);
  });

  it('run alone when they have waited long enough', async () => {
    const { clock, flights } = setUp();
    const joined = join(flights.begin('id'));
    await clock.advance(JOIN_WAIT - 1);
    expect(joined()).toBeUndefined();
    await clock.advance(1);
    expect(joined()).toBe('overdue');
  });

  it('wait each its own time: who came later is not given up with the first', async () => {
    const { clock, flights } = setUp();
    const flight = flights.begin('id');
    const first = join(flight);
    await clock.advance(SHARED);
    const later = join(flight);
    await clock.advance(JOIN_WAIT - SHARED);
    expect([first(), later()]).toEqual(['overdue', undefined]);
    flight.land(LANDED);
    await settled();
    expect(later()).toBe('landed');
  });

  it('have one deadline in common where they came at about the same moment', async () => {
    const { clock, flights } = setUp();
    const flight = flights.begin('id');
    const first = flight.join();
    await clock.advance(SHARED - 1);
    expect(flight.join()).toBe(first);
    await clock.advance(1);
    expect(flight.join()).not.toBe(first);
  });

  it('leave no deadline behind when it has landed', async () => {
    const clock = new ManualClock();
    const timers = { after: (ms: number, callback: () => void) => ({ cancel: clock.later(callback, ms) }) };
    const flight = new SingleFlight({ joinWait: JOIN_WAIT, timers, clock }).begin('id');
    const joined = join(flight);
    expect(clock.pendingTimers).toBe(1);
    flight.land(LANDED);
    await settled();
    expect([joined(), clock.pendingTimers]).toEqual(['landed', 0]);
  });
});
