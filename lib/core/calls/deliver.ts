import type { Outcome } from '../../ports/outcome';

/** What a call gets from an outcome that was kept: a thrown error is thrown again. */
export function deliver(outcome: Outcome): unknown {
  switch (outcome.kind) {
    case 'result':
      return outcome.value;
    case 'error':
      throw outcome.error;
    case 'mark':
      return true;
  }
}
