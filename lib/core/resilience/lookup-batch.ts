import { DeadlineExceededError } from '../../errors/deadline-exceeded.error';
import type { AskedQuestion, Bypass, Lookup, Question } from '../../ports/outcome-cache';
import { Deadline } from '../../time/deadlines';

/** Who wants to know how look-ups went. */
export interface LookupObserver {
  /** It was answered in time. The caller gets what this returns. */
  answered(lookup: Lookup): Lookup;
  /** It failed, or took too long. The caller gets what this returns. */
  failed(question: Question, cause: unknown): Bypass;
  /** An answer has come that nobody waits for any more. */
  cameTooLate(lookup: Lookup): void;
}

/** What one question got. */
interface SharedAnswer {
  readonly tags: Question['tags'];
  readonly answer: Promise<Lookup> | Bypass;
  /** Of another question with the same key: who relies on other tags asks another one. */
  readonly next: SharedAnswer | undefined;
}

type AnswersByGroup = Map<string, Map<string, SharedAnswer>>;

/**
 * Look-ups that are sent together, under one deadline: so a hit costs neither a reading of the clock nor a deadline of
 * its own. Equal questions share one answer, the very same object, also where the cache is not asked, so that they can
 * share one run of the method.
 */
export class LookupBatch extends Deadline {
  /** Those that the cache is asked. */
  readonly lookups: PendingLookup[] = [];
  /** By group, then by key; most batches never see a guard's question. */
  private readonly answers: Partial<Record<Question['kind'], AnswersByGroup>> = {};
  private unanswered = 0;

  /** @param ms how long the deadline is, for its error */
  constructor(
    private readonly observer: LookupObserver,
    private readonly ms: number,
  ) {
    super();
  }

  /** What an equal question gets. */
  find({ key, group, kind, tags }: Question): Promise<Lookup> | Bypass | undefined {
    let shared = this.answers[kind]?.get(group)?.get(key);
    while (shared !== undefined && !areSame(shared.tags, tags)) shared = shared.next;
    return shared?.answer;
  }

  /** Takes a question that the cache is to be asked. */
  add(question: Question): PendingLookup {
    const lookup = new PendingLookup(question, this);
    this.lookups.push(lookup);
    this.unanswered += 1;
    this.share(question, lookup.promise);
    return lookup;
  }

  /** Takes a question that the cache is not asked. */
  bypass(question: Question, cause: unknown): Bypass {
    const bypass: Bypass = { kind: 'bypass', cause };
    this.share(question, bypass);
    return bypass;
  }

  answer(pending: PendingLookup, lookup: Lookup): void {
    if (pending.isOver) this.observer.cameTooLate(lookup);
    else this.end(pending, this.observer.answered(lookup));
  }

  fail(pending: PendingLookup, cause: unknown): void {
    if (!pending.isOver) this.end(pending, this.observer.failed(pending.question, cause));
  }

  override expire(): void {
    for (const pending of this.lookups) this.fail(pending, new DeadlineExceededError({ deadline: this.ms }));
  }

  private share({ key, group, kind, tags }: Question, answer: SharedAnswer['answer']): void {
    const ofKind = (this.answers[kind] ??= makeAnswers());
    const ofGroup = ofKind.get(group) ?? new Map<string, SharedAnswer>();
    const next = ofGroup.get(key);
    ofGroup.set(key, { tags, answer, next });
    if (ofGroup.size === 1) ofKind.set(group, ofGroup);
  }

  private end(pending: PendingLookup, lookup: Lookup): void {
    pending.end(lookup);
    this.unanswered -= 1;
    if (this.unanswered === 0) this.cancel();
  }
}

/** Tags are sorted. */
function areSame(one: Question['tags'], other: Question['tags']): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

function makeAnswers(): AnswersByGroup {
  return new Map();
}

/** One look-up under way: it is answered in time, or ends as a bypass. Its promise never rejects. */
export class PendingLookup implements AskedQuestion {
  readonly promise: Promise<Lookup>;
  isOver = false;
  private resolve!: (lookup: Lookup) => void;

  constructor(
    readonly question: Question,
    private readonly batch: LookupBatch,
  ) {
    this.promise = new Promise((resolve) => (this.resolve = resolve));
  }

  answer(lookup: Lookup): void {
    this.batch.answer(this, lookup);
  }

  fail(cause: unknown): void {
    this.batch.fail(this, cause);
  }

  end(lookup: Lookup): void {
    this.isOver = true;
    this.resolve(lookup);
  }
}
