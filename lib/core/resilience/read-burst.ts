import { DeadlineExceededError } from '../../errors/deadline-exceeded.error';
import type { Bypass, Lookup } from '../../ports/outcome-cache';
import { Deadline } from '../../time/deadlines';

/** What is looked up. */
export interface Question {
  readonly key: string;
  readonly group: string;
}

/** Who wants to know how look-ups went. */
export interface ReadObserver {
  /** In time, and this is what the caller gets. */
  answered(lookup: Lookup): Lookup;
  /** Failed or too late; the caller gets the bypass. */
  failed(question: Question, cause: unknown): Bypass;
  /** An answer that nobody waits for any more. */
  dropped(lookup: Lookup): void;
}

/**
 * The look-ups of one tick under one deadline: they are sent together, and so a hit costs neither a reading of the
 * clock nor a deadline of its own. Equal ones come with one promise, and share one answer also when it is late.
 */
export class ReadBurst extends Deadline {
  private readonly reads: GuardedRead[] = [];
  private readonly lastOfKey = new Map<string, GuardedRead>();
  private unanswered = 0;

  constructor(
    private readonly observer: ReadObserver,
    private readonly ms: number,
  ) {
    super();
  }

  /** True once all were answered, or the deadline has passed: it takes no more. */
  get isOver(): boolean {
    return this.unanswered === 0 && this.reads.length > 0;
  }

  /** What `answer` says, or a bypass once the deadline has passed. Never rejects. */
  guard(answer: Promise<Lookup>, question: Question): Promise<Lookup> {
    const equal = this.lastOfKey.get(question.key);
    if (equal?.answer === answer) return equal.guarded;
    const read = new GuardedRead(answer, question);
    this.reads.push(read);
    this.lastOfKey.set(question.key, read);
    this.unanswered += 1;
    answer.then(
      (lookup) =>
        read.isOver ? this.observer.dropped(lookup) : this.end(read, this.observer.answered(lookup)),
      (cause: unknown) => (read.isOver ? undefined : this.end(read, this.observer.failed(question, cause))),
    );
    return read.guarded;
  }

  override expire(): void {
    for (const read of this.reads) {
      if (read.isOver) continue;
      const cause = new DeadlineExceededError({ deadline: this.ms });
      this.end(read, this.observer.failed(read.question, cause));
    }
  }

  private end(read: GuardedRead, lookup: Lookup): void {
    read.isOver = true;
    this.unanswered -= 1;
    if (this.unanswered === 0) this.cancel();
    read.resolve(lookup);
  }
}

class GuardedRead {
  readonly guarded: Promise<Lookup>;
  resolve!: (lookup: Lookup) => void;
  isOver = false;

  constructor(
    readonly answer: Promise<Lookup>,
    readonly question: Question,
  ) {
    this.guarded = new Promise((resolve) => (this.resolve = resolve));
  }
}
