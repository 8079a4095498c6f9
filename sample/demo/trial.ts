import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearRedis } from './clear-redis';
import { Outage } from '../source-maps/bucket/outage';
import { type Measurement, summarize } from './measurement';
import { Replay } from './replay';
import { type Scenario } from './scenario';
import { ServerProcess } from './server-process';

export interface TrialOptions {
  readonly memoize: boolean;
  /** What else its servers are configured with. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Two share one Redis: one takes the uploads, the other answers. */
  readonly processes: 1 | 2;
  readonly keyPrefix: string;
  readonly onProgress: (share: number) => void;
}

/** Misses are counted once their fill was answered, which may be after the request was. */
const COUNTED_WITHIN_MS = 5_000;

/** A scenario played against fresh servers on an empty bucket. */
export class Trial {
  private bucketDir: string | undefined;
  private readonly servers: ServerProcess[] = [];
  private replay: Replay | undefined;

  constructor(
    private readonly scenario: Scenario,
    private readonly options: TrialOptions,
  ) {}

  /** Everything that is no part of what is measured. */
  async prepare(): Promise<void> {
    this.bucketDir = await mkdtemp(join(tmpdir(), 'source-maps-'));
    const environment = {
      BUCKET_DIR: this.bucketDir,
      BUCKET_ROUND_TRIP_MS: `${this.scenario.bucketRoundTripMs}`,
      KEY_PREFIX: this.options.keyPrefix,
      MEMOIZE: `${this.options.memoize}`,
      ...this.options.environment,
    };
    while (this.servers.length < this.options.processes) {
      this.servers.push(await ServerProcess.start(environment));
    }
    const clients = { reader: this.servers[0]!.client, uploader: this.servers.at(-1)!.client };
    const outage = new Outage(this.bucketDir);
    this.replay = new Replay({ ...clients, outage }, this.scenario, this.options.onProgress);
    await this.replay.prepare();
  }

  async run(): Promise<Measurement> {
    if (!this.replay) throw new Error('A trial has to be prepared before it can run.');
    const outcome = await this.replay.run();
    // Of what has failed nobody knows how it is counted.
    const isCounted = this.options.memoize && outcome.failures.length === 0;
    return { ...outcome, ...(await this.count(isCounted ? outcome.requests : 0)) };
  }

  /** Stops the servers and takes away the bucket and what is kept in Redis, however far it came. */
  async end(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    if (this.bucketDir) await rm(this.bucketDir, { recursive: true, force: true });
    if (this.options.processes === 2) await clearRedis(this.options.keyPrefix);
  }

  private async count(expectedCalls: number): Promise<ReturnType<typeof summarize>> {
    const giveUp = performance.now() + COUNTED_WITHIN_MS;
    for (;;) {
      const counts = summarize(await this.servers[0]!.stats());
      if (counts.hits + counts.misses >= expectedCalls || performance.now() > giveUp) return counts;
      await sleep(50);
    }
  }
}
