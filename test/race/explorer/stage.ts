import type { Chooser } from './chooser';
import { AGING, BATCH_THREW, BatchRecord, beganOf, Computations, GROUP, TAG } from './computations';
import { checkRemains, checkRuns, checkValues, promisesReplacement } from './conclusions';
import type { Fault } from './fault';
import { History } from './history';
import { Incidents } from './incidents';
import { SCRIPT_TEXTS } from './library-scripts';
import { LateFills } from './late-fills';
import {
  type Actor,
  type CacheKind,
  describeOperation,
  hasBatches,
  hasReplica,
  isFromOutside,
  type Operation,
  type Scenario,
} from './scenario';
import { SimulatedAddress } from './simulated-address';
import { SimulatedDatabase } from './simulated-database';
import { SimulatedProcess } from './simulated-process';
import { SimulatedRedis } from './simulated-redis';
import { Transactions } from './transactions';
import { World } from './world';

const KEY = 'a';
const OTHER_KEY = 'b';
const EACH_KEY = [KEY, OTHER_KEY];

/** What has happened before the actors come. */
const BEFORE: Record<Scenario['start'], Actor> = {
  cold: [],
  warm: [
    { kind: 'read', process: 0 },
    { kind: 'invalidate', process: 0 },
  ],
  filled: [{ kind: 'read', process: 0 }],
};

/** No schedule without an endless loop has as many. */
const MOST_STEPS = 5000;

/** Where it is not one. */
const SERVERS: Partial<Record<CacheKind, number>> = { memory: 0, cluster: 2 };

export interface PlayOptions {
  readonly chooser: Chooser;
  readonly fault?: Fault | undefined;
  /** Tells what happened, which costs time. */
  readonly isTraced?: boolean;
}

/** Where the actors of one scenario play one schedule of it. */
export class Stage {
  readonly world: World;
  readonly history: History;
  readonly servers: readonly SimulatedRedis[];
  private readonly addresses: readonly SimulatedAddress[];
  private readonly replica: SimulatedRedis | undefined;
  private readonly computations: Computations;
  private readonly database: SimulatedDatabase;
  private readonly fault: Fault | undefined;
  processes: readonly SimulatedProcess[] = [];
  private incidents!: Incidents;
  private unfinished = 0;
  /** The calls after everything else has happened. */
  private isEpilogue = false;

  constructor(
    private readonly scenario: Scenario,
    { chooser, fault, isTraced }: PlayOptions,
  ) {
    this.world = new World(chooser, { isTraced, isHasty: scenario.isHasty });
    this.history = new History(this.world, fault?.breaks);
    this.database = new SimulatedDatabase(this.world);
    this.computations = new Computations(this.world, scenario, this.history, this.database);
    const serverCount = SERVERS[scenario.cache] ?? 1;
    const primaries = Array.from({ length: serverCount }, () => new SimulatedRedis(SCRIPT_TEXTS));
    this.addresses = primaries.map((primary) => new SimulatedAddress(primary));
    this.replica = hasReplica(scenario.cache) ? new SimulatedRedis(SCRIPT_TEXTS, 'B') : undefined;
    this.servers = this.replica === undefined ? primaries : [...primaries, this.replica];
    this.fault = fault;
    const [first] = primaries;
    if (first === undefined || !LateFills.watches(scenario.cache)) return;
    const lateFills = new LateFills(first, this.history);
    this.history.onComputed = (began) => lateFills.endComputation(began);
  }

  async play(): Promise<void> {
    try {
      await this.playToTheEnd();
    } finally {
      this.database.close();
    }
  }

  private async playToTheEnd(): Promise<void> {
    await this.start();
    await this.actStraight(BEFORE[this.scenario.start]);
    await this.act(this.scenario.actors);
    if (this.history.violation !== undefined) return;
    // Until a look-up that was given up returns its lease, it cannot be told from a run that goes on.
    if (!this.scenario.isLate) this.history.checkGuards();
    checkRuns(this.scenario, this.history);
    checkValues(this.history, this.servers);
    this.isEpilogue = true;
    for (const kind of hasBatches(this.scenario) ? (['read', 'read both'] as const) : (['read'] as const))
      await this.actStraight([...this.processes.keys()].map((process) => ({ kind, process })));
    checkRemains(this.scenario, this.history, this);
  }

  private async start(): Promise<void> {
    const { world, scenario, addresses, servers, fault } = this;
    const names = Array.from({ length: scenario.processes }, (_, index) => `P${index}`);
    this.processes = await Promise.all(
      names.map((name) =>
        SimulatedProcess.start(name, this.computations.batchFor(name, this.computations.recipeFor(name)), {
          world,
          scenario,
          addresses,
          servers,
          fault,
        }),
      ),
    );
    this.incidents = new Incidents(world, { addresses, replica: this.replica, processes: this.processes });
  }

  private async actStraight(actor: Actor): Promise<void> {
    await this.act([actor], (isOver) => this.world.runStraight(isOver));
  }

  private async act(
    actors: readonly Actor[],
    run = (isOver: () => boolean) => this.world.run(isOver),
  ): Promise<void> {
    for (const actor of [...actors].reverse()) this.offer(actor);
    for (const actor of actors) this.unfinished += actor.length;
    let steps = 0;
    await run(() => this.history.violation !== undefined || ++steps > MOST_STEPS);
    if (this.unfinished > 0 || steps > MOST_STEPS)
      this.history.violate('hung', `${this.unfinished} calls never end`);
  }

  /** Makes the next operation of an actor possible. */
  private offer([operation, ...rest]: Actor): void {
    if (operation === undefined) return;
    this.world.add({
      ...(isFromOutside(operation.kind) && { source: {} }),
      tell: () => `${describeOperation(operation)} begins`,
      happen: () => {
        void this.perform(operation).then((answer) => {
          this.unfinished--;
          this.world.note(() => `${describeOperation(operation)} ends${answer}`);
          this.offer(rest);
        });
      },
    });
  }

  private async perform(operation: Operation): Promise<string> {
    if (operation.kind === 'age') return this.age();
    if (!('process' in operation)) return this.incidents.befall(operation.kind);
    const process = this.processes[operation.process] as SimulatedProcess;
    switch (operation.kind) {
      case 'read':
        return this.read(process, KEY);
      case 'read another':
        return this.read(process, OTHER_KEY);
      case 'hang':
        void this.read(process, KEY, true);
        return '';
      case 'refresh':
        return this.refresh(process);
      case 'read both':
        return this.readBoth(process, (record) =>
          process.batches.call({ instance: record, ids: EACH_KEY, further: [] }),
        );
      case 'refresh both':
        return this.readBoth(process, (record) =>
          process.batches.refresh({ instance: record, ids: EACH_KEY, further: [] }, ([key]) => key as string),
        );
      case 'invalidate another':
        return this.invalidate([OTHER_KEY], () =>
          process.cache.drop(this.scenario.isGuard ? { marks: [OTHER_KEY] } : { keys: [OTHER_KEY] }),
        );
      case 'invalidate':
        return this.invalidate([KEY], () =>
          process.cache.drop(this.scenario.isGuard ? { marks: [KEY] } : { keys: [KEY] }),
        );
      case 'invalidate each':
        return this.invalidate(EACH_KEY, () =>
          process.cache.drop(this.scenario.isGuard ? { marks: EACH_KEY } : { keys: EACH_KEY }),
        );
      case 'invalidateAll':
        return this.invalidate(EACH_KEY, () => process.cache.drop({ groups: [GROUP] }));
      case 'invalidate tag': {
        const carrying = this.scenario.tags === 'none' ? [] : EACH_KEY;
        return this.invalidate(carrying, () => process.cache.drop({ tags: [TAG] }));
      }
      case 'invalidate another tag':
        return this.invalidate([], () => process.cache.drop({ tags: [`not ${TAG}`] }));
      case 'clear':
        // What a guard has done is not undone: its marks stay.
        return this.invalidate(this.scenario.isGuard ? [] : EACH_KEY, () => process.cache.clear());
      case 'invalidate, or later':
        return this.invalidateOrLater(process);
      case 'transact':
        return this.transactions.change(process);
      case 'look':
        return this.transactions.look(process);
      case 'change late':
        return this.transactions.changeLate(process);
      case 'cut':
        return this.incidents.cut(process);
      case 'repeat':
        return this.incidents.repeat(process);
      case 'second':
        await process.passSecond();
        return '';
    }
  }

  private age(): string {
    this.world.pass(AGING);
    return '';
  }

  private async read(process: SimulatedProcess, key: string, hangs = false): Promise<string> {
    const call = this.history.beginCall(key, process.isExcused, process.name);
    if (hangs) this.computations.hang(call);
    const answer = await process.memoizer.call(call, [key]).catch(beganOf);
    this.history.endRead(call, answer);
    if (this.isEpilogue && promisesReplacement(this.scenario)) this.history.checkRefreshed(call, answer);
    return ` with ${String(answer)}`;
  }

  /** An error of one key is that of the whole batch. */
  private async readBoth(
    process: SimulatedProcess,
    call: (record: BatchRecord) => Promise<unknown>,
  ): Promise<string> {
    const calls = EACH_KEY.map((key) => this.history.beginCall(key, process.isExcused, process.name));
    try {
      const answers = (await call(new BatchRecord(calls))) as readonly unknown[]; // so are batches
      for (const [index, each] of calls.entries()) this.history.endRead(each, answers[index]);
      return ` with ${answers.join(' and ')}`;
    } catch (error) {
      const began = beganOf(error);
      const threw = calls.find(({ key }) => typeof began === 'number' && this.history.keyOf(began) === key);
      if (error !== BATCH_THREW) this.history.endRead(threw ?? (calls[0] as (typeof calls)[number]), began);
      return ', and threw';
    }
  }

  private async refresh(process: SimulatedProcess): Promise<string> {
    const call = this.history.beginCall(KEY, process.isExcused);
    try {
      const answer = await process.memoizer.refresh(KEY, call, [KEY]);
      this.history.endRead(call, answer);
      this.history.completeRefresh(call);
      return ` with ${String(answer)}`;
    } catch (error) {
      this.history.endRead(call, beganOf(error));
      return ', the method threw';
    }
  }

  private get transactions(): Transactions {
    return new Transactions(KEY, this.database, this.history);
  }

  private async invalidateOrLater({ name, cache, unconfirmed }: SimulatedProcess): Promise<string> {
    const called = this.history.beginInvalidation();
    try {
      await cache.drop({ keys: [KEY] });
      this.history.resolveInvalidation([KEY], called);
      return ', confirmed';
    } catch {
      unconfirmed.add({ keys: [[KEY, GROUP]] });
      this.history.resolveForProcess(name, KEY, called);
      return ', to be sent again';
    }
  }

  private async invalidate(keys: readonly string[], confirm: () => unknown): Promise<string> {
    const called = this.history.beginInvalidation();
    try {
      await confirm();
      this.history.resolveInvalidation(keys, called);
      return ', confirmed';
    } catch {
      return ', not confirmed';
    }
  }
}
