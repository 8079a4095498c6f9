import { setImmediate as nextTurn } from 'node:timers/promises';
import { type LookupBatch, LookupGatherer } from '../../../../lib/caches/stored/lookup-gatherer';

describe('LookupGatherer', () => {
  let batches: LookupBatch[];
  let gatherer: LookupGatherer;

  beforeEach(() => {
    batches = [];
    gatherer = new LookupGatherer((batch) => batches.push(batch));
  });

  const keysOf = (batch: LookupBatch | undefined) =>
    [...(batch?.groups ?? [])].map(([group, members]) => [group, [...members.keys()]]);

  it('sends the look-ups of one tick together, by group, none of them twice', async () => {
    void gatherer.lookup('a', 'one');
    void gatherer.lookup('b', 'two');
    void gatherer.lookup('c', 'one');
    void gatherer.lookup('a', 'one');
    await nextTurn();
    expect(batches.map(keysOf)).toEqual([
      [
        ['one', ['a', 'c']],
        ['two', ['b']],
      ],
    ]);
  });

  it('waits for what the microtasks of the tick still ask for', async () => {
    void gatherer.lookup('a', 'one');
    void (async () => {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      void gatherer.lookup('b', 'one');
    })();
    await nextTurn();
    expect(batches.map(keysOf)).toEqual([[['one', ['a', 'b']]]]);
  });

  it('gives equal look-ups of one tick the very same promise, and later ones another', async () => {
    const first = gatherer.lookup('a', 'one');
    expect(gatherer.lookup('a', 'one')).toBe(first);
    expect(gatherer.lookup('a', 'two')).not.toBe(first);
    await nextTurn();
    expect(gatherer.lookup('a', 'one')).not.toBe(first);
    await nextTurn();
  });

  it('does not let a look-up join a batch that has left', async () => {
    void gatherer.lookup('a', 'one');
    await nextTurn();
    void gatherer.lookup('a', 'one');
    await nextTurn();
    expect(batches).toHaveLength(2);
  });

  it('rejects all look-ups of a batch that failed, with the very same reason', async () => {
    const cause = new Error('down');
    const lookups = [gatherer.lookup('a', 'one'), gatherer.lookup('b', 'two')];
    await nextTurn();
    batches[0]?.fail(cause);
    await expect(lookups[0]).rejects.toBe(cause);
    await expect(lookups[1]).rejects.toBe(cause);
  });
});
