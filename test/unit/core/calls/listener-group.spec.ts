import type { CallListener } from '../../../../lib/ports/call-listener';
import { groupListeners } from '../../../../lib/core/calls/listener-group';
import { CallTrace } from '../../../../lib/ports/call-trace';
import { traceOf } from '../../../support/applications/trace-of';

/** Notes what its trace says when it is told that the call was made, and when that has answered. */
class Listener implements CallListener {
  readonly seen: unknown[] = [];
  readonly trace = new CallTrace();
  handed: unknown[] = [];

  begin(handed: unknown, args: readonly unknown[]): CallTrace {
    this.handed = [handed, args];
    return this.trace;
  }

  called(trace: CallTrace, answer: Promise<unknown>): void {
    this.seen.push(trace === this.trace, trace.outcome);
    void answer.then(() => this.seen.push(trace.outcome, trace.age));
  }
}

describe('the listeners of a method', () => {
  it('are none where nobody wants to hear of it, and the very one where one does', () => {
    const listener = new Listener();
    expect([groupListeners([]), groupListeners([listener])]).toEqual([undefined, listener]);
  });

  it('all hear what was handed over, and the same of a hit at once', () => {
    const [one, other] = [new Listener(), new Listener()];
    const group = groupListeners([one, other]);
    const trace = group?.begin('response', [1]) as CallTrace;
    Object.assign(trace, traceOf({ outcome: 'hit', age: 5, ttl: 6 }));
    group?.called(trace, Promise.resolve(1));
    expect([one.handed, other.handed]).toEqual([
      ['response', [1]],
      ['response', [1]],
    ]);
    expect([one.seen, other.seen]).toEqual([
      [true, 'hit'],
      [true, 'hit'],
    ]);
    expect(other.trace).toEqual(one.trace);
  });

  it.each([
    ['answers', () => Promise.resolve(1)],
    ['rejects', () => Promise.reject(new Error('gone'))],
  ])('hear the same of what %s later, before any of them looks', async (_, end) => {
    const [one, other] = [new Listener(), new Listener()];
    const group = groupListeners([one, other]);
    const trace = group?.begin(undefined, []) as CallTrace;
    const answer = end().finally(() => Object.assign(trace, { outcome: 'miss', age: 7 }));
    group?.called(
      trace,
      answer.catch(() => undefined),
    );
    await answer.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect([one.seen, other.seen]).toEqual([
      [true, undefined, 'miss', 7],
      [true, undefined, 'miss', 7],
    ]);
  });

  it('are not told of a call that is of no interest to them', () => {
    const heard = new Listener();
    const called = jest.fn();
    const group = groupListeners([{ begin: () => undefined, called }, heard]);
    const trace = group?.begin(undefined, []) as CallTrace;
    expect(trace).toBe(heard.trace);
    group?.called(trace, Promise.resolve());
    expect([called.mock.calls.length, heard.seen.length]).toEqual([0, 2]);
    expect(
      groupListeners([
        { begin: () => undefined, called },
        { begin: () => undefined, called },
      ])?.begin(undefined, []),
    ).toBeUndefined();
  });
});
