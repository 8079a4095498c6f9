import type { CallListener } from '../../ports/call-listener';
import type { CallTrace } from '../../ports/call-trace';

/** All of them as one: the only one itself, and undefined where nobody listens, which then costs nothing. */
export function groupListeners(listeners: readonly CallListener[]): CallListener | undefined {
  return listeners.length > 1 ? new ListenerGroup(listeners) : listeners[0];
}

interface Heard {
  readonly listener: CallListener;
  readonly trace: CallTrace;
}

/** Several who listen to one method. The call writes one trace, that of the first, and the others get what it says. */
class ListenerGroup implements CallListener {
  private readonly heard = new WeakMap<CallTrace, readonly Heard[]>();

  constructor(private readonly listeners: readonly CallListener[]) {}

  begin(handed: unknown, args: readonly unknown[]): CallTrace | undefined {
    const heard = this.listeners.flatMap((listener) => {
      const trace = listener.begin(handed, args);
      return trace === undefined ? [] : [{ listener, trace }];
    });
    const first = heard[0]?.trace;
    if (first !== undefined) this.heard.set(first, heard);
    return first;
  }

  called(trace: CallTrace, answer: Promise<unknown>): void {
    const heard = this.heard.get(trace) ?? [];
    const share = (): void => {
      for (const other of heard) if (other.trace !== trace) copy(trace, other.trace);
    };
    // Before any of them looks: of what has answered already now, else as the first to hear that it has.
    if (trace.outcome === undefined) answer.then(share, share);
    else share();
    for (const each of heard) each.listener.called(each.trace, answer);
  }
}

function copy({ outcome, isStored, age, ttl }: CallTrace, to: CallTrace): void {
  Object.assign(to, { outcome, isStored, age, ttl });
}
