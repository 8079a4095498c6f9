import type { CallListener } from '../../../lib/ports/call-listener';
import { CallTrace } from '../../../lib/ports/call-trace';
import { CallListeners } from '../../../lib/runtime/call-listeners';
import type { Decoration } from '../../../lib/nest/decoration';
import { traceOf } from '../../support/applications/trace-of';

const prototype = {};
const decoration = { name: 'find' } as Decoration;

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

function listenersOf(...all: (CallListener | undefined)[]): CallListener | undefined {
  const listeners = new CallListeners();
  for (const listener of all) listeners.add(() => listener);
  return listeners.for(prototype, decoration);
}

describe('the listeners of a method', () => {
  it('are none where nobody wants to hear of it, and the very one where one does', () => {
    const listener = new Listener();
    expect(listenersOf()).toBeUndefined();
    expect(listenersOf(undefined, undefined)).toBeUndefined();
    expect(listenersOf(undefined, listener)).toBe(listener);
  });

  it('are asked for with the class and the decoration, and no more once they are removed', () => {
    const listeners = new CallListeners();
    const source = jest.fn(() => new Listener());
    listeners.add(source);
    listeners.for(prototype, decoration);
    expect(source.mock.calls).toEqual([[prototype, decoration]]);
    listeners.remove(source);
    expect(listeners.for(prototype, decoration)).toBeUndefined();
  });

  it('all hear what was handed over, and the same of a hit at once', () => {
    const [one, other] = [new Listener(), new Listener()];
    const group = listenersOf(one, other);
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
    const group = listenersOf(one, other);
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
    const group = listenersOf({ begin: () => undefined, called }, heard);
    const trace = group?.begin(undefined, []) as CallTrace;
    expect(trace).toBe(heard.trace);
    group?.called(trace, Promise.resolve());
    expect([called.mock.calls.length, heard.seen.length]).toEqual([0, 2]);
    expect(
      listenersOf({ begin: () => undefined, called }, undefined, { begin: () => undefined, called })?.begin(
        undefined,
        [],
      ),
    ).toBeUndefined();
  });
});
