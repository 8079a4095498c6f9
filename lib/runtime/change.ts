import type { ChangeDecoration } from '../nest/change-decoration';

/** One call of a method that changes something. */
export interface Change {
  readonly instance: object;
  readonly args: readonly unknown[];
  readonly decoration: ChangeDecoration;
}

/** Runs methods that change something, and invalidates for them. */
export interface ChangeRunner {
  run(change: Change): Promise<unknown>;
}
