import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Stats } from '../stats/stats.controller';
import { type Outcome, Replay } from './replay';
import { type Scenario } from './scenario';
import { ServerProcess } from './server-process';

export interface Measurement extends Outcome {
  /** Operations that requests for maps made the bucket do. */
  readonly bucketReads: number;
  readonly hits: number;
  readonly misses: number;
}

export interface MeasureOptions {
  readonly memoize: boolean;
  /** Two share one Redis: one takes the uploads, the other answers. */
  readonly processes: 1 | 2;
  readonly keyPrefix: string;
  readonly onProgress: (share: number) => void;
}

/** Misses are counted once their fill was answered, which may be after the request was. */
const COUNTED_WITHIN_MS = 5_000;

/** Plays the scenario against fresh servers on an empty bucket. */
export async function measure(scenario: Scenario, options: MeasureOptions): Promise<Measurement> {
  const bucketDir = await mkdtemp(join(tmpdir(), 'source-maps-'));
  const servers: ServerProcess[] = [];
  try {
    const environment = {
      BUCKET_DIR: bucketDir,
      KEY_PREFIX: options.keyPrefix,
      MEMOIZE: `${options.memoize}`,
    };
    while (servers.length < options.processes) servers.push(await ServerProcess.start(environment));
    const [reader, uploader] = [servers[0]!, servers.at(-1)!];
    const replay = new Replay(
      { reader: reader.client, uploader: uploader.client },
      scenario,
      options.onProgress,
    );
    const outcome = await replay.run();
    return { ...outcome, ...(await readCounts(reader, options.memoize ? outcome.requests : 0)) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(bucketDir, { recursive: true, force: true });
  }
}

async function readCounts(
  server: ServerProcess,
  expectedCalls: number,
): Promise<Pick<Measurement, 'bucketReads' | 'hits' | 'misses'>> {
  const giveUp = performance.now() + COUNTED_WITHIN_MS;
  for (;;) {
    const counts = summarize(await server.stats());
    if (counts.hits + counts.misses >= expectedCalls || performance.now() > giveUp) return counts;
    await sleep(50);
  }
}

function summarize({ bucket, memoized }: Stats): Pick<Measurement, 'bucketReads' | 'hits' | 'misses'> {
  const sum = (count: 'hits' | 'misses') => (memoized.exists?.[count] ?? 0) + (memoized.read?.[count] ?? 0);
  return { bucketReads: bucket.exists + bucket.get, hits: sum('hits'), misses: sum('misses') };
}
