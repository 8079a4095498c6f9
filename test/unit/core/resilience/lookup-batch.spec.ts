import { LookupBatch, type LookupObserver } from '../../../../lib/core/resilience/lookup-batch';
import { DeadlineExceededError } from '../../../../lib/errors/deadline-exceeded.error';
import type { Bypass, Lookup, Question } from '../../../../lib/ports/outcome-cache';
import { Deadlines } from '../../../../lib/time/deadlines';
import { ask, askMark } from '../../../support/caches/ask';
import { hit } from '../../../support/doubles/slow-cache';
import { ManualClock } from '../../../support/time/manual-clock';

/** Passes on what it is told, and remembers it. */
class Observer implements LookupObserver {
  readonly failures: { question: Question; cause: unknown }[] = [];
  readonly late: Lookup[] = [];

  answered(lookup: Lookup): Lookup {
    return lookup;
  }

  failed(question: Question, cause: unknown): Bypass {
    this.failures.push({ question, cause });
    return { kind: 'bypass', cause };
  }

  cameTooLate(lookup: Lookup): void {
    this.late.push(lookup);
  }
}

describe('look-ups that are sent together', () => {
  let clock: ManualClock;
  let observer: Observer;
  let batch: LookupBatch;

  beforeEach(() => {
    clock = new ManualClock();
    observer = new Observer();
    batch = new LookupBatch(observer, 100);
    new Deadlines(clock, clock).start(batch, 100);
  });

  it('know an equal question again, and no other', () => {
    const { shared: promise } = batch.add(ask('key'));
    expect(batch.find(ask('key'))).toBe(promise);
    for (const other of [ask('other'), ask('key', 'other group'), askMark('key')]) {
      expect(batch.find(other)).toBeUndefined();
    }
  });

  it('know the equals of a question that the cache is not asked, which it is not sent', () => {
    const bypass = batch.bypass(ask('key'), 'down');
    expect(batch.find(ask('key'))).toBe(bypass);
    expect(batch.lookups).toEqual([]);
  });

  it('are answered each on its own, with what the observer makes of it', async () => {
    const [one, other] = [batch.add(ask('one')), batch.add(ask('other'))];
    const found = hit('payload');
    one.answer(found);
    other.fail('reset');
    expect(await one.shared).toBe(found);
    expect(await other.shared).toEqual({ kind: 'bypass', cause: 'reset' });
    expect(observer.failures).toEqual([{ question: ask('other'), cause: 'reset' }]);
  });

  it('tell each who asks for many, at once, and who waits for the same as well', async () => {
    const told: [string, number][] = [];
    const tell = (key: string, place: number) => {
      const pending = batch.add(ask(key));
      pending.tell(({ kind }, at) => told.push([kind, at]), place);
      return pending;
    };
    const [one, other] = [tell('one', 0), tell('other', 1)];
    const shared = batch.find(ask('one'));
    one.answer(hit('payload'));
    other.fail('reset');
    expect(told).toEqual([
      ['hit', 0],
      ['bypass', 1],
    ]);
    expect(await shared).toEqual(hit('payload'));
    expect(await other.shared).toEqual({ kind: 'bypass', cause: 'reset' });
  });

  it('know questions of one key apart by their tags', () => {
    const tagged = { ...ask('key'), tags: ['a', 'b'] };
    const [plain, withTags] = [batch.add(ask('key')), batch.add(tagged)];
    expect(batch.find(ask('key'))).toBe(plain.shared);
    expect(batch.find({ ...tagged, tags: ['a', 'b'] })).toBe(withTags.shared);
    for (const tags of [[], ['a'], ['a', 'c'], ['a', 'b', 'c']])
      expect(batch.find({ ...tagged, tags })).toBeUndefined();
  });

  it('fail with the deadline where they are not answered by then, though others were', async () => {
    const [answered, hanging] = [batch.add(ask('answered')), batch.add(ask('hanging'))];
    answered.answer(hit('payload'));
    await clock.advance(99);
    expect(observer.failures).toEqual([]);
    await clock.advance(1);
    expect(await hanging.shared).toMatchObject({ kind: 'bypass' });
    const [failure, ...others] = observer.failures;
    expect(failure).toMatchObject({
      question: ask('hanging'),
      cause: new DeadlineExceededError({ deadline: 100 }),
    });
    expect(others).toEqual([]);
  });

  it('hand on what comes too late, and drop a failure that does', async () => {
    const [one, other] = [batch.add(ask('one')), batch.add(ask('other'))];
    await clock.advance(100);
    const late = hit('payload');
    one.answer(late);
    other.fail('reset');
    expect(await one.shared).toMatchObject({ kind: 'bypass' });
    expect(observer.late).toEqual([late]);
    expect(observer.failures).toHaveLength(2);
  });

  it('do not expire any more once the last of them is answered', async () => {
    const expire = jest.spyOn(batch, 'expire');
    for (const key of ['one', 'other']) batch.add(ask(key)).answer(hit('payload'));
    await clock.advance(1000);
    expect(expire).not.toHaveBeenCalled();
  });
});
