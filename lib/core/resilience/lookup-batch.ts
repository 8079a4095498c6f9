import { DeadlineExceededError } from '../../errors/deadline-exceeded.error';
import type { AskedQuestion, Bypass, Lookup, Question, TakeLookup } from '../../ports/outcome-cache';
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

/** What one question gets. */
interface SharedAnswer {
  readonly question: Question;
  readonly shared: Promise<Lookup> | Bypass;
  /** Of another question with the same key: who relies on other tags asks another one. */
  next: SharedAnswer | undefined;
}

/** Those of one group and kind, by key. */
interface GroupAnswers extends Pick<Question, 'group' | 'kind'> {
  readonly byKey: Map<string, SharedAnswer>;
}

/**
 * Look-ups that are sent together, under one deadline: so a hit costs neither a reading of the clock nor a deadline of
 * its own. Equal questions share one answer, the very same object, also where the cache is not asked, so that they can
 * share one run of the method.
 */
export class LookupBatch extends Deadline {
  /** Those that the cache is asked. */
  readonly lookups: PendingLookup[] = [];
  private readonly answers = {
    outcome: new Map<string, GroupAnswers>(),
    mark: new Map<string, GroupAnswers>(),
  };
  /** Those that were asked for last: questions of one method mostly come one after the other. */
  private last: GroupAnswers | undefined;
  private unanswered = 0;

  /** @param ms how long the deadline is, for its error */
  constructor(
    private readonly observer: LookupObserver,
    private readonly ms: number,
  ) {
    super();
  }

  /** What an equal question gets. */
  find(question: Question): Promise<Lookup> | Bypass | undefined {
    const { key, tags } = question;
    let known = this.answersFor(question).byKey.get(key);
    while (known !== undefined && !areSame(known.question.tags, tags)) known = known.next;
    return known?.shared;
  }

  /** Takes a question that the cache is to be asked. */
  add(question: Question): PendingLookup {
    const lookup = new PendingLookup(question, this);
    this.lookups.push(lookup);
    this.unanswered += 1;
    this.share(lookup);
    return lookup;
  }

  /** Takes a question that the cache is not asked. */
  bypass(question: Question, cause: unknown): Bypass {
    const bypass: Bypass = { kind: 'bypass', cause };
    this.share({ question, shared: bypass, next: undefined });
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

  private share(answer: SharedAnswer): void {
    const { byKey } = this.answersFor(answer.question);
    const { key } = answer.question;
    answer.next = byKey.get(key);
    byKey.set(key, answer);
  }

  private answersFor(question: Question): GroupAnswers {
    const { last } = this;
    return last !== undefined && isOfGroup(last, question) ? last : this.findAnswersFor(question);
  }

  private findAnswersFor(question: Question): GroupAnswers {
    const { group, kind } = question;
    const found = this.answers[kind].get(group) ?? { group, kind, byKey: new Map<string, SharedAnswer>() };
    this.answers[kind].set(group, found);
    return (this.last = found);
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

function isOfGroup(answers: GroupAnswers, { group, kind }: Question): boolean {
  return answers.group === group && answers.kind === kind;
}

/** One look-up under way: it is answered in time, or ends as a bypass. Its promise never rejects. */
export class PendingLookup implements AskedQuestion, SharedAnswer {
  next: SharedAnswer | undefined;
  private promise: Promise<Lookup> | undefined;
  private resolve: ((lookup: Lookup) => void) | undefined;
  private take: TakeLookup | undefined;
  private place = 0;
  private lookup: Lookup | undefined;

  constructor(
    readonly question: Question,
    private readonly batch: LookupBatch,
  ) {}

  get isOver(): boolean {
    return this.lookup !== undefined;
  }

  /** For who waits; made when somebody does. */
  get shared(): Promise<Lookup> {
    return (this.promise ??= this.makePromise());
  }

  /** For who asks for many: without a promise, which is a good part of what a look-up costs. */
  tell(take: TakeLookup, place: number): void {
    this.take = take;
    this.place = place;
  }

  answer(lookup: Lookup): void {
    this.batch.answer(this, lookup);
  }

  fail(cause: unknown): void {
    this.batch.fail(this, cause);
  }

  end(lookup: Lookup): void {
    this.lookup = lookup;
    this.resolve?.(lookup);
    this.take?.(lookup, this.place);
  }

  private makePromise(): Promise<Lookup> {
    const { lookup } = this;
    if (lookup !== undefined) return Promise.resolve(lookup);
    return new Promise((resolve) => (this.resolve = resolve));
  }
}
