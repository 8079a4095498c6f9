import { type LookupObserver, type PendingLookup } from '../../../../lib/core/resilience/lookup-batch';
import { TickGatherer } from '../../../../lib/core/resilience/tick-gatherer';
import type { Question } from '../../../../lib/ports/outcome-cache';
import { Deadlines } from '../../../../lib/time/deadlines';
import { ask, askMark } from '../../../support/caches/ask';
import { hit } from '../../../support/doubles/slow-cache';
import { ManualClock, settled } from '../../../support/time/manual-clock';

describe('TickGatherer', () => {
  let clock: ManualClock;
  let sent: (readonly PendingLookup[])[];
  let gatherer: TickGatherer;

  beforeEach(() => {
    clock = new ManualClock();
    sent = [];
    const observer: LookupObserver = {
      answered: (lookup) => lookup,
      failed: (_question, cause) => ({ kind: 'bypass', cause }),
      cameTooLate: () => undefined,
    };
    gatherer = new TickGatherer({
      readDeadline: 100,
      deadlines: new Deadlines(clock, clock),
      scheduler: clock,
      observer,
      send: (lookups) => sent.push(lookups),
    });
  });

  const lookup = (question: Question) =>
    gatherer.current.find(question) ?? gatherer.add(gatherer.current, question).shared;
  const questionsOf = (lookups: readonly PendingLookup[] | undefined) =>
    lookups?.map(({ question: { key, group, kind } }) => ({ key, group, kind }));

  it('sends the questions of one tick together, none of them twice', async () => {
    const questions = [ask('a', 'one'), ask('a', 'two'), ask('b', 'one'), askMark('a', 'one')];
    for (const question of [...questions, ...questions]) void lookup({ ...question });
    await settled();
    expect(sent.map(questionsOf)).toEqual([questions]);
  });

  it('waits for what the microtasks of the tick still ask for', async () => {
    void lookup(ask('a'));
    void (async () => {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      void lookup(ask('b'));
    })();
    await settled();
    expect(sent.map(questionsOf)).toEqual([[ask('a'), ask('b')]]);
  });

  it('gives equal questions of one tick the very same promise, and later ones another', async () => {
    const first = lookup(ask('a', 'one'));
    expect(lookup(ask('a', 'one'))).toBe(first);
    expect(lookup(ask('a', 'two'))).not.toBe(first);
    await settled();
    expect(lookup(ask('a', 'one'))).not.toBe(first);
    await settled();
    expect(sent).toHaveLength(2);
  });

  it('gives equal questions of one tick the very same bypass, where the cache is not asked', async () => {
    const { current } = gatherer;
    const first = current.bypass(ask('a', 'one'), undefined);
    expect(gatherer.current.find(ask('a', 'one'))).toBe(first);
    expect(gatherer.current.find(ask('a', 'two'))).toBeUndefined();
    expect(gatherer.current.find(askMark('a', 'one'))).toBeUndefined();
    await settled();
    expect(gatherer.current.find(ask('a', 'one'))).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it('shares nothing of before once it was told to forget, and sends what was asked before all the same', async () => {
    const first = lookup(ask('a'));
    gatherer.forget();
    expect(lookup(ask('a'))).not.toBe(first);
    await settled();
    expect(sent.map(questionsOf)).toEqual([[ask('a')], [ask('a')]]);
  });

  it('has one deadline for all questions of a tick, from the first of them on', async () => {
    const lookups = [lookup(ask('a')), lookup(ask('b'))];
    await settled();
    sent[0]?.[0]?.answer(hit('payload'));
    await clock.advance(100);
    expect((await Promise.all(lookups.map(async (lookup) => lookup))).map(({ kind }) => kind)).toEqual([
      'hit',
      'bypass',
    ]);
    expect(clock.pendingTimers).toBe(0);
  });
});
