import type {
  Answer,
  AskedQuestion,
  DropNames,
  FillTerms,
  Freshness,
  Hit,
  OpenMode,
  Payload,
  Question,
  SharedCache,
  StaleFate,
  Ticket,
} from '../ports/outcome-cache';
import type { Scheduler } from '../ports/scheduler';
import { pause } from '../time/pause';
import { seededRandom } from './seeded-random';

/** How unreliable it is: probabilities, and milliseconds. */
export interface ChaosSettings {
  readonly fail: number;
  readonly hang: number;
  readonly lose: number;
  readonly delay: number;
  readonly seed: number;
}

type Fate = 'done' | 'failed' | 'hung' | 'lost';

/** A cache that does what it is asked by chance. Only its end is certain. */
export class UnreliableCache implements SharedCache {
  readonly keeps: SharedCache['keeps'];
  private readonly random: () => number;

  constructor(
    private readonly cache: SharedCache,
    private readonly settings: ChaosSettings,
    private readonly scheduler: Scheduler,
  ) {
    this.keeps = cache.keeps;
    this.random = seededRandom(settings.seed);
  }

  get isReady(): boolean {
    return this.cache.isReady;
  }

  /** Each for itself, so that it does not depend on who else asks in the same tick. */
  lookupMany(asked: readonly AskedQuestion[]): void {
    for (const each of asked) {
      this.attempt(() => lookUp(this.cache, each.question)).then(
        (lookup) => each.answer(lookup),
        (cause: unknown) => each.fail(cause),
      );
    }
  }

  peek(question: Question): ReturnType<SharedCache['peek']> {
    return this.attempt<Awaited<ReturnType<SharedCache['peek']>>>(() => this.cache.peek(question));
  }

  open(question: Question, mode: OpenMode): ReturnType<SharedCache['open']> {
    return this.attempt<Awaited<ReturnType<SharedCache['open']>>>(() => this.cache.open(question, mode));
  }

  lookupPast(question: Question, hit: Hit): ReturnType<SharedCache['lookupPast']> {
    return this.attempt<Awaited<ReturnType<SharedCache['lookupPast']>>>(() =>
      this.cache.lookupPast(question, hit),
    );
  }

  fill(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean> {
    return this.attempt(() => this.cache.fill(ticket, payload, terms));
  }

  release(ticket: Ticket, fate?: StaleFate): Promise<void> {
    return this.attempt(() => this.cache.release(ticket, fate));
  }

  /** Of one whose answer is lost nothing is confirmed on the way either. */
  drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void> {
    return this.attempt((fate) => this.cache.drop(names, fate === 'lost' ? ignore : onConfirmed));
  }

  clear(onProgress: () => void): Promise<void> {
    return this.attempt((fate) => this.cache.clear(fate === 'lost' ? ignore : onProgress));
  }

  freshness(hit: Hit): Freshness {
    return this.cache.freshness(hit);
  }

  close(): Promise<void> {
    return this.cache.close();
  }

  /** The fate is drawn when it is asked: whatever takes how long, the order of the questions decides. */
  private async attempt<Value>(operation: (fate: Fate) => Answer<Value>): Promise<Value> {
    const fate = this.draw();
    if (this.settings.delay > 0) await pause(this.scheduler, this.settings.delay);
    if (fate === 'hung') return new Promise<never>(ignore);
    if (fate === 'failed') throw new Error('chaosCache() let it fail');
    const value = await operation(fate);
    if (fate === 'lost') throw new Error('chaosCache() has lost the answer');
    return value;
  }

  private draw(): Fate {
    const { fail, hang, lose } = this.settings;
    const drawn = this.random();
    if (drawn < fail) return 'failed';
    if (drawn < fail + hang) return 'hung';
    return drawn < fail + hang + lose ? 'lost' : 'done';
  }
}

function lookUp(cache: SharedCache, question: Question): Promise<Parameters<AskedQuestion['answer']>[0]> {
  return new Promise((answer, fail) => cache.lookupMany([{ question, answer, fail }]));
}

function ignore(): void {
  // Nobody is told.
}
