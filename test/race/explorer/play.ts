import { CopyingCodec } from '../../../lib/core/memory-codec';
import type { OutcomeCodec } from '../../../lib/core/outcome-codec';
import type { Recipe } from '../../../lib/core/recipe';
import { TextCodec } from '../../../lib/core/text-codec';
import type { Chooser } from './chooser';
import type { Fault } from './fault';
import { type CallRecord, History } from './history';
import { SCRIPT_TEXTS } from './library-scripts';
import { type Actor, describeOperation, isCalm, type Operation, type Scenario } from './scenario';
import { SimulatedProcess } from './simulated-process';
import { SimulatedRedis, type Snapshot } from './simulated-redis';
import { World } from './world';

/** How one schedule of a scenario went. */
export interface Outcome {
  readonly violation: string | undefined;
  readonly trace: readonly string[];
}

export interface PlayOptions {
  readonly chooser: Chooser;
  readonly fault?: Fault | undefined;
  /** Tells what happened, which costs time. */
  readonly isTraced?: boolean;
}

/** Plays one schedule of a scenario, then lets every process read, and judges. */
export async function play(scenario: Scenario, options: PlayOptions): Promise<Outcome> {
  const stage = new Stage(scenario, options);
  // Worlds are played one after the other.
  const giveTimersBack = stage.world.takeTimers();
  try {
    await stage.play();
  } finally {
    giveTimersBack();
  }
  return { violation: stage.history.violation, trace: stage.world.trace };
}

const KEY = 'a';
const OTHER_KEY = 'b';
/** Of the memoized method. On the simulated cluster it lies on another node than the keys. */
const GROUP = 'F';

const WARMING: Actor = [
  { kind: 'read', process: 0 },
  { kind: 'invalidate', process: 0 },
];

/** No schedule without an endless loop has as many. */
const MOST_STEPS = 5000;

class StampedError extends Error {
  constructor(readonly began: number) {
    super('The method threw');
  }
}

const codecs = {
  objects: new CopyingCodec({ method: 'm', classes: [StampedError], maxValueBytes: 1e6 }),
  text: new TextCodec({ method: 'm', classes: [], errorClasses: [StampedError], maxValueBytes: 1e6 }),
} satisfies Record<string, OutcomeCodec>;

class Stage {
  readonly world: World;
  readonly history: History;
  private readonly servers: readonly SimulatedRedis[];
  private processes: readonly SimulatedProcess[] = [];
  private readonly fault: Fault | undefined;
  private dump: Snapshot = new Map();
  private unfinished = 0;
  /** The calls after everything else has happened. */
  private isEpilogue = false;

  constructor(
    private readonly scenario: Scenario,
    { chooser, fault, isTraced }: PlayOptions,
  ) {
    this.world = new World(chooser, isTraced);
    this.history = new History(this.world, fault?.breaks);
    const serverCount = { memory: 0, redis: 1, scriptless: 1, plain: 1, pooled: 1, cluster: 2 }[
      scenario.cache
    ];
    this.servers = Array.from({ length: serverCount }, () => new SimulatedRedis(SCRIPT_TEXTS));
    this.fault = fault;
  }

  async play(): Promise<void> {
    await this.start();
    if (this.scenario.isWarm) await this.actStraight(WARMING);
    await this.act(this.scenario.actors);
    if (this.history.violation !== undefined) return;
    this.history.checkGuards();
    this.checkRuns();
    this.isEpilogue = true;
    await this.actStraight([...this.processes.keys()].map((process) => ({ kind: 'read', process })));
    this.checkRemains();
  }

  private async start(): Promise<void> {
    const { world, scenario, servers, fault } = this;
    const names = Array.from({ length: scenario.processes }, (_, index) => `P${index}`);
    this.processes = await Promise.all(
      names.map((name) =>
        SimulatedProcess.start(name, this.makeRecipe(name), { world, scenario, servers, fault }),
      ),
    );
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
    if (!('process' in operation)) return this.befall(operation.kind);
    const process = this.processes[operation.process] as SimulatedProcess;
    switch (operation.kind) {
      case 'read':
        return this.read(process, KEY);
      case 'read another':
        return this.read(process, OTHER_KEY);
      case 'refresh':
        return this.refresh(process);
      case 'invalidate':
        return this.invalidate([KEY], () => process.cache.invalidate([KEY]));
      case 'invalidateAll':
        return this.invalidate([KEY, OTHER_KEY], () => process.cache.invalidateGroup(GROUP));
      case 'clear':
        return this.invalidate([KEY, OTHER_KEY], () => process.cache.clear());
      case 'cut':
        return this.cut(process);
    }
  }

  private async read(process: SimulatedProcess, key: string): Promise<string> {
    const call = this.history.beginCall(key);
    const answer = await process.memoizer.call(call, [key]).catch(beganOf);
    this.history.endRead(call, answer);
    if (this.isEpilogue && this.promisesReplacement()) this.history.checkRefreshed(call, answer);
    return ` with ${String(answer)}`;
  }

  private async refresh(process: SimulatedProcess): Promise<string> {
    const call = this.history.beginCall(KEY);
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

  private cut({ links }: SimulatedProcess): string {
    this.world.choose(links).cut();
    return '';
  }

  private befall(incident: Exclude<Operation, { process: number }>['kind']): string {
    const server = this.world.choose(this.servers);
    switch (incident) {
      case 'evict':
        return this.evict(server);
      case 'flush':
        server.flush();
        return '';
      case 'save':
        this.dump = server.save();
        return '';
      case 'restart':
        return this.restart(server);
      case 'read-only':
      case 'writable':
        server.isReadOnly = incident === 'read-only';
        return '';
      case 'migrate':
      case 'migrated':
        server.isMigrating = incident === 'migrate';
        return '';
    }
  }

  private evict(server: SimulatedRedis): string {
    if (server.names.length === 0) return ' (nothing)';
    const name = this.world.choose(server.names);
    server.evict(name);
    return ` of ${name}`;
  }

  private restart(server: SimulatedRedis): string {
    server.restart(this.dump);
    for (const { links } of this.processes) for (const link of links) link.cut(false);
    return '';
  }

  private makeRecipe(process: string): Recipe {
    const { isGuard, throws, cache } = this.scenario;
    return {
      name: 'm',
      group: GROUP,
      isGuard,
      codec: codecs[cache === 'memory' ? 'objects' : 'text'],
      keyFor: (_instance, args) => args[0] as string,
      // We make one of these for every call, and pass it as the instance.
      run: (instance) => this.compute(process, instance as CallRecord),
      keepsError: () => throws === 'kept',
      ttlFor: () => Infinity,
      traceCall: undefined,
      onHit: undefined,
      onMiss: undefined,
      report: (error) => this.history.violate('reported', `${error.message}`),
    };
  }

  private compute(process: string, caller: CallRecord): Promise<number> {
    const began = this.history.beginComputation(caller);
    this.world.note(() => `    ${process} begins the computation of ${began}`);
    return new Promise((resolve, reject) => {
      const end = {
        tell: () => `the computation of ${began} (${process}) ends`,
        happen: () => {
          const isThrown = this.scenario.throws !== 'never' && this.world.choose([false, true]);
          if (isThrown) reject(new StampedError(began));
          else resolve(began);
        },
      };
      this.world.add(end);
    });
  }

  private promisesReplacement(): boolean {
    const { isGuard, throws } = this.scenario;
    // A refresh that throws leaves what was there, and outdates all the same what an older one was about to put there.
    return !isGuard && throws === 'never' && isCalm(this.scenario) && this.hasLeases;
  }

  private get hasLeases(): boolean {
    return ['memory', 'redis', 'cluster'].includes(this.scenario.cache);
  }

  /** Where nothing is dropped and nothing fails, a guard runs once, and any method once per process. */
  private checkRuns(): void {
    const { scenario } = this;
    const isRead = scenario.actors.flat().every(({ kind }) => kind === 'read');
    // Without leases, two that meet before there is any nonce may run both.
    if (!isRead || scenario.isLate || scenario.throws !== 'never' || !this.hasLeases) return;
    const readers = new Set(
      scenario.actors.flat().map((operation) => ('process' in operation ? operation.process : 0)),
    );
    const most = scenario.isGuard ? 1 : readers.size;
    const runs = this.history.computations.length - (scenario.isWarm ? 1 : 0);
    if (runs > most) this.history.violate('twice', `the method ran ${runs} times where ${most} would do`);
  }

  /** Nothing outlives a computation: no flight, and no lease for others to wait for. */
  private checkRemains(): void {
    for (const { name, flightsLeft } of this.processes)
      if (flightsLeft > 0) this.history.violate('left', `${flightsLeft} flights of ${name}`);
    if (!isCalm(this.scenario)) return;
    const leases = this.servers.flatMap(({ names }) => names.filter((name) => name.endsWith(':l')));
    if (leases.length > 0) this.history.violate('left', `the lease ${leases.join()}`);
  }
}

function beganOf(error: unknown): unknown {
  return error instanceof StampedError ? error.began : error;
}
