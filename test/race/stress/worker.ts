/** One process of the fleet: callers that read, refresh and invalidate without a pause, and a history of all of it. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { makeBareDelete } from './client';
import { Hangs } from './hangs';
import { HistoryWriter, Kind } from './history';
import { MemoizedSubject } from './memoized.subject';
import { NaiveSubject } from './naive.subject';
import { seededRandom } from '../../support/values/seeded-random';
import { type FromWorker, now, type ToWorker, type WorkerReport, type WorkerSettings } from './settings';
import type { Counted, Subject } from './subject';

const settings = JSON.parse(process.argv[2] as string) as WorkerSettings;
const { load } = settings;
/** Of the bulk invalidations. */
const CLEARS = 0.2;
/** In milliseconds: longer than any deadline of a call. It ends as soon as there is nothing to wait for. */
const PATIENCE = 15_000;
const random = seededRandom(settings.seed);
const history = new HistoryWriter();
const hangs = new Hangs();
const reported: Record<string, number> = {};
let failedReads = 0;
let unhandledRejections = 0;
let uncaughtExceptions = 0;
let reads = 0;
let calls = 0;
let runs = 0;
let callersLeft = load.callers;
let isCalm = false;
let hasEnded = false;

process.on('unhandledRejection', () => unhandledRejections++);
process.on('uncaughtException', () => uncaughtExceptions++);
// The one that started us is gone.
process.on('disconnect', () => process.exit(1));

/** What the method throws where its load says so: handed on, it is no harm. */
class SourceFailed extends Error {}

async function compute(key: number, instance = 0): Promise<number> {
  const began = now();
  hangs.begin(key, instance);
  if (random() < load.hangs) await hangs.hang(key, instance);
  const [shortest, longest] = load.method;
  await sleep(shortest + random() * (longest - shortest));
  runs++;
  if (random() < (load.throws ?? 0)) throw new SourceFailed();
  return began;
}

/** A batch is one run, of which each key tells when it began. */
async function computeMany(keys: readonly number[]): Promise<number[]> {
  const began = keys.map(() => now());
  const [shortest, longest] = load.method;
  await sleep(shortest + random() * (longest - shortest));
  runs++;
  return began;
}

function makeSubject(urls = settings.urls): Promise<Subject> {
  const { store } = settings;
  if (store === 'naive') return NaiveSubject.make(urls[0] as string, compute);
  const onError = ({ code }: { readonly code: string }): void => {
    reported[code] = (reported[code] ?? 0) + 1;
  };
  const methods = { method: compute, methodOfMany: computeMany };
  return MemoizedSubject.make({ store, urls, load, ...methods, onError });
}

async function main(): Promise<void> {
  const subject = new Restartable(await makeSubject());
  const bareDelete = await makeBareDelete(settings.urls);
  let callers: Promise<unknown> = Promise.resolve();
  let hitsBefore = 0;
  process.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'begin':
        callers = beginCalling(subject, bareDelete);
        return;
      case 'next phase':
        tell({ kind: 'phase', counts: { hits: subject.hits - hitsBefore, reads } });
        hitsBefore = subject.hits;
        reads = 0;
        isCalm = message.isCalm;
        return;
      case 'restart':
        void subject.restart(() => makeSubject(message.urls));
        return;
      case 'end':
        void end(subject, callers);
    }
  });
  tell({ kind: 'ready' });
}

/** A subject in whose place another may be put while it is called: what is under way ends where it began. */
class Restartable implements Subject {
  private formerHits = 0;
  /** What was under way on them is counted there when it ends. */
  private readonly former: Subject[] = [];

  constructor(private subject: Subject) {}

  get hits(): number {
    return this.formerHits + this.subject.hits;
  }

  get staleHits(): number {
    return this.former.reduce((sum, { staleHits }) => sum + staleHits, this.subject.staleHits);
  }

  get localHits(): number {
    return this.former.reduce((sum, { localHits }) => sum + localHits, this.subject.localHits);
  }

  get counted(): Counted | undefined {
    const { counted } = this.subject;
    return counted && this.former.reduce<Counted>((sum, each) => add(sum, each.counted), counted);
  }

  async restart(make: () => Promise<Subject>): Promise<void> {
    const fresh = await make();
    const former = this.subject;
    this.subject = fresh;
    this.formerHits += former.hits;
    this.former.push(former);
    await former.close();
  }

  read(key: number): Promise<number> {
    return this.subject.read(key);
  }

  get readMany(): Subject['readMany'] {
    return this.subject.readMany;
  }

  refresh(key: number): Promise<number> {
    return this.subject.refresh(key);
  }

  invalidate(key: number): Promise<void> {
    return this.subject.invalidate(key);
  }

  invalidateAll(): Promise<void> {
    return this.subject.invalidateAll();
  }

  clear(): Promise<void> {
    return this.subject.clear();
  }

  close(): Promise<void> {
    return this.subject.close();
  }
}

function add(one: Counted, other: Counted | undefined): Counted {
  return { calls: one.calls + (other?.calls ?? 0), runs: one.runs + (other?.runs ?? 0) };
}

function beginCalling(subject: Subject, bareDelete: (key: string) => Promise<unknown>): Promise<unknown> {
  const callers = Array.from({ length: load.callers }, () => call(subject, bareDelete));
  return Promise.all(callers);
}

async function call(subject: Subject, bareDelete: (key: string) => Promise<unknown>): Promise<void> {
  while (!hasEnded) {
    // Hits in memory take no turn of the event loop, in which nothing else could happen.
    if (load.isTiered === true) await nextTurn();
    const key = Math.floor(random() * load.keys);
    const chance = random();
    if (chance < load.invalidations) {
      await invalidate(subject, key);
      if (isCalm) await timed(Kind.BareDelete, key, () => bareDelete(`bare:${key}`));
    } else if (chance < load.invalidations + load.refreshes) await read(subject, key, Kind.Refresh);
    else if (random() < (load.batches ?? 0)) await readSome(subject, key);
    else await read(subject, key, Kind.Read);
  }
  callersLeft--;
}

async function read(subject: Subject, key: number, kind: Kind.Read | Kind.Refresh): Promise<void> {
  const began = now();
  if (kind === Kind.Read) calls++;
  try {
    const answer = await hangs.track(key, () =>
      kind === Kind.Read ? subject.read(key) : subject.refresh(key),
    );
    reads++;
    history.add({ kind, key, began, ended: now(), answer });
  } catch (error) {
    if (!(error instanceof SourceFailed)) failedReads++;
    // A naive read fails at once while the server is away: that is no reason to spin.
    await sleep(1);
  }
}

/** Half of the keys, and this one. Each answer is judged as if it had been read alone. */
async function readSome(subject: Subject, key: number): Promise<void> {
  const { readMany } = subject;
  if (readMany === undefined) return read(subject, key, Kind.Read);
  const others = Array.from({ length: Math.ceil(load.keys / 2) }, () => Math.floor(random() * load.keys));
  const keys = [...new Set([key, ...others])];
  const began = now();
  calls += keys.length;
  try {
    const answers = await readMany(keys);
    const ended = now();
    reads += keys.length;
    for (const [index, each] of keys.entries())
      history.add({ kind: Kind.Read, key: each, began, ended, answer: answers[index] ?? NaN });
  } catch (error) {
    if (!(error instanceof SourceFailed)) failedReads++;
    await sleep(1);
  }
}

async function invalidate(subject: Subject, key: number): Promise<void> {
  const isBulk = random() < load.bulk;
  if (isBulk && random() < CLEARS) await timed(Kind.InvalidateAll, -1, () => subject.clear());
  else if (isBulk) await timed(Kind.InvalidateAll, -1, () => subject.invalidateAll());
  else await timed(Kind.Invalidate, key, () => subject.invalidate(key));
}

async function timed(kind: Kind, key: number, task: () => Promise<unknown>): Promise<void> {
  const began = now();
  const isDone = await task().then(
    () => true,
    () => false,
  );
  history.add({ kind, key, began, ended: isDone ? now() : NaN, answer: NaN });
  if (!isDone) await sleep(1);
}

async function end(subject: Subject, callers: Promise<unknown>): Promise<void> {
  hasEnded = true;
  const hungCalls = await waitForJoined();
  hangs.letGo();
  if (hungCalls === 0) await callers;
  // Renewals may still go on: the application waits for them.
  await subject.close();
  const { counted, localHits, staleHits } = subject;
  history.write(settings.file);
  const made = { calls, runs };
  const failures = {
    failedReads,
    hungCalls,
    lateRuns: hangs.replaced,
    unhandledRejections,
    uncaughtExceptions,
  };
  const report: WorkerReport = { ...failures, made, counted, localHits, staleHits, reported };
  tell({ kind: 'ended', report }, () => process.exit(0));
}

/** Whoever made a run that hangs waits for it to its end, and nobody else does. Answers how many do. */
async function waitForJoined(): Promise<number> {
  const begin = now();
  const left = (): number => callersLeft - hangs.count;
  while (left() > 0 && now() - begin < PATIENCE * 1e6) await sleep(5);
  return left();
}

function tell(message: FromWorker, then?: () => void): void {
  process.send?.(message, undefined, undefined, then);
}

void main();
