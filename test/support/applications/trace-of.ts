import { CallTrace } from '../../../lib/ports/call-trace';

/** What happened to a call of which a test knows it already. */
export function traceOf(facts: Partial<CallTrace>): CallTrace {
  return Object.assign(new CallTrace(), facts);
}
