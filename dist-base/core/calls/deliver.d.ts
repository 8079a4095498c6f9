import type { Outcome } from '../../ports/outcome';
/** What a call gets from an outcome that was kept: a thrown error is thrown again. */
export declare function deliver(outcome: Outcome): unknown;
