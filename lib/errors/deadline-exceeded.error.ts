import { CacheMemoizeError } from './cache-memoize.error';

/** Says that an operation was given up, having had no answer within its deadline. What is reported has it as `cause`. */
export class DeadlineExceededError extends CacheMemoizeError {
  readonly code = 'E_CACHE_MEMOIZE_DEADLINE_EXCEEDED';
  /** The deadline, in milliseconds. */
  readonly deadline: number;

  constructor(facts: { deadline: number }) {
    super(
      `No answer within ${facts.deadline} ms. Where that is too little for this cache, raise the option 'deadline'.`,
    );
    this.deadline = facts.deadline;
  }
}
