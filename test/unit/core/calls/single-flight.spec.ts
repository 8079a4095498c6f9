import { type Flight, type Landing, SingleFlight } from '../../../../lib/core/calls/single-flight';
import { Deadlines } from '../../../../lib/time/deadlines';
import { ManualClock } from '../../../support/time/manual-clock';

const JOIN_WAIT = 1_000;

describe('A computation that others join', () => {
  let clock: ManualClock;
  let flights: SingleFlight;
  let flight: Flight;
  let ended: string[];

  beforeEach(() => {
    clock = new ManualClock();
    const timers = new Deadlines(clock, clock);
    flights = new SingleFlight({ joinWait: JOIN_WAIT, timers, clock });
    flight = flights.begin('ticket');
    ended = [];
  });

  function join(name: string): Promise<unknown> {
    return flight.join().then((landing) => ended.push(`${name}: ${landing.kind}`));
  }

  const landed: Landing = { kind: 'landed', payload: 'payload', filled: true };

  it('is found under the id of its ticket, and under no other', () => {
    expect(flights.find('ticket')).toBe(flight);
    expect(flights.find('other')).toBeUndefined();
  });

  it('is not found any more once it has ended', () => {
    flight.end();
    expect(flights.find('ticket')).toBeUndefined();
  });

  it('stays away from one that was begun later under the same id', () => {
    const later = flights.begin('ticket');
    flight.end();
    expect(flights.find('ticket')).toBe(later);
  });

  it('ends for all of them alike, also for those who come when it has landed', async () => {
    const waiting = [join('first'), join('second')];
    flight.land(landed);
    await Promise.all([...waiting, join('late')]);
    expect(ended).toEqual(['first: landed', 'second: landed', 'late: landed']);
  });

  it('is waited for as long as a joiner may wait, and no longer', async () => {
    void join('first');
    await clock.advance(JOIN_WAIT - 1);
    expect(ended).toEqual([]);
    await clock.advance(1);
    expect(ended).toEqual(['first: overdue']);
  });

  it('is not given up by a joiner of a later moment together with the first', async () => {
    void join('first');
    await clock.advance(JOIN_WAIT / 2);
    void join('later');
    await clock.advance(JOIN_WAIT / 2);
    expect(ended).toEqual(['first: overdue']);
    await clock.advance(JOIN_WAIT / 2);
    expect(ended).toEqual(['first: overdue', 'later: overdue']);
  });

  it('lands for a joiner of a later moment after the first has given up', async () => {
    void join('first');
    await clock.advance(JOIN_WAIT / 2);
    void join('later');
    await clock.advance(JOIN_WAIT / 2);
    flight.land(landed);
    await clock.advance(0);
    expect(ended).toEqual(['first: overdue', 'later: landed']);
  });

  it('sets one timer for all joiners of a moment', () => {
    for (let count = 0; count < 1_000; count++) void join('any');
    expect(clock.pendingTimers).toBe(1);
  });
});
