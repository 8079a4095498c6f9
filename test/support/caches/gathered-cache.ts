import type {
  Answer,
  AskedQuestion,
  DropNames,
  FillTerms,
  Freshness,
  Hit,
  Lookup,
  OpenMode,
  OutcomeCache,
  Payload,
  Question,
  SharedCache,
  StaleFate,
  Ticket,
} from '../../../lib/ports/outcome-cache';

interface Asked extends AskedQuestion {
  readonly promise: Promise<Lookup>;
}

/** A shared cache with nothing but the gathering of a tick in front of it: what fails rejects, and nothing ends in time. */
export class GatheredCache implements OutcomeCache {
  readonly keeps = 'text';
  readonly isBreakerOpen = false;
  readonly held = undefined;
  private tick: Asked[] = [];

  constructor(private readonly cache: SharedCache) {}

  get isReady(): boolean {
    return this.cache.isReady;
  }

  lookup(question: Question): Promise<Lookup> {
    const equal = this.tick.find((asked) => JSON.stringify(asked.question) === JSON.stringify(question));
    if (equal) return equal.promise;
    if (this.tick.length === 0) queueMicrotask(() => process.nextTick(() => this.send()));
    const asked = makeAsked(question);
    this.tick.push(asked);
    return asked.promise;
  }

  peek(question: Question): ReturnType<OutcomeCache['peek']> {
    return this.cache.peek(question);
  }

  open(question: Question, mode: OpenMode): ReturnType<OutcomeCache['open']> {
    return this.cache.open(question, mode);
  }

  lookupPast(question: Question, hit: Hit): ReturnType<OutcomeCache['lookupPast']> {
    return this.cache.lookupPast(question, hit);
  }

  fill(ticket: Ticket, payload: Payload, terms: FillTerms): Answer<boolean> {
    return this.cache.fill(ticket, payload, terms);
  }

  release(ticket: Ticket, fate?: StaleFate): Answer<void> {
    return this.cache.release(ticket, fate);
  }

  drop(names: DropNames): Answer<void> {
    return this.cache.drop(names, () => undefined);
  }

  clear(): Answer<void> {
    return this.cache.clear(() => undefined);
  }

  freshness(hit: Hit): Freshness {
    return this.cache.freshness(hit);
  }

  close(): Promise<void> {
    return this.cache.close();
  }

  private send(): void {
    const asked = this.tick;
    this.tick = [];
    this.cache.lookupMany(asked);
  }
}

function makeAsked(question: Question): Asked {
  let answer!: (lookup: Lookup) => void;
  let fail!: (cause: unknown) => void;
  const promise = new Promise<Lookup>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { question, promise, answer, fail };
}
