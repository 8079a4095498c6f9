import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { redisStore } from 'cache-manager-redis-yet';
import {
  CacheMemoize,
  type Caches,
  Invalidates,
  memoryCache,
  MemoizeInvalidator,
} from 'nestjs-cache-memoize';
import { type Client, Pool } from 'pg';
import { closeApplications, startApplication } from '../support/applications/application';
import { createDatabase, type TestDatabase } from '../support/servers/database';
import { describeRedis, type RedisServer, startRedis } from '../support/servers/redis-server';

const POOL = Symbol('the pool');
const inside = new AsyncLocalStorage<Pick<Client, 'query'>>();
const KEYS = [1, 2, 3, 4];
const MILLISECONDS = 4000;

/** Versions of rows, which only grow. */
@Injectable()
class Versions {
  constructor(@Inject(POOL) private readonly pool: Pool) {}

  @CacheMemoize('1m', { cacheAlias: 'versions' })
  async of(id: number): Promise<number> {
    const { rows } = await (inside.getStore() ?? this.pool).query<{ version: number }>(
      'SELECT version FROM versions WHERE id = $1',
      [id],
    );
    return rows[0]?.version ?? -1;
  }

  @Invalidates((drop, _version, id) => drop(Versions, 'of', id))
  async raise(id: number): Promise<number> {
    const { rows } = await (inside.getStore() ?? this.pool).query<{ version: number }>(
      'UPDATE versions SET version = version + 1 WHERE id = $1 RETURNING version',
      [id],
    );
    return rows[0]?.version ?? -1;
  }
}

let server: TestDatabase | undefined;

beforeAll(async () => {
  server = await createDatabase('The storm with a database');
});

afterAll(() => server?.drop());

/** What the storm came to. */
class Storm {
  /** Of what was committed and confirmed, the newest version of each row. */
  private readonly floors = new Map<number, number>();
  private readonly end = performance.now() + MILLISECONDS;
  reads = 0;
  changes = 0;
  stale = 0;

  get isOver(): boolean {
    return performance.now() > this.end;
  }

  async read(versions: Versions, id: number): Promise<void> {
    const floor = this.floors.get(id) ?? 0;
    const version = await versions.of(id);
    this.reads += 1;
    if (version < floor) this.stale += 1;
  }

  confirmed(id: number, version: number): void {
    this.changes += 1;
    this.floors.set(id, Math.max(version, this.floors.get(id) ?? 0));
  }
}

async function transact<Result>(pool: Pool, work: () => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await inside.run(client, work);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function rage(
  processes: readonly { versions: Versions; invalidator: MemoizeInvalidator }[],
  pool: Pool,
) {
  const storm = new Storm();
  const pick = <Each>(all: readonly Each[]): Each => all[Math.floor(Math.random() * all.length)] as Each;
  const reader = async (): Promise<void> => {
    while (!storm.isOver) {
      await storm.read(pick(processes).versions, pick(KEYS));
      await turn(); // hits in memory alone would let nobody else come
    }
  };
  const writer = async (): Promise<void> => {
    while (!storm.isOver) {
      const { versions, invalidator } = pick(processes);
      const id = pick(KEYS);
      const version = await invalidator.transaction(() =>
        transact(pool, async () => {
          await versions.of(id);
          const raised = await versions.raise(id);
          await versions.of(id);
          return raised;
        }),
      );
      storm.confirmed(id, version);
    }
  };
  const decorated = async (): Promise<void> => {
    while (!storm.isOver) {
      const id = pick(KEYS);
      storm.confirmed(id, await pick(processes).versions.raise(id));
    }
  };
  const each = [reader, reader, reader, reader, reader, reader, writer, writer, decorated];
  await Promise.all(each.map((act) => act()));
  return storm;
}

/** So many applications that share nothing but the store and the database. */
async function judge(url: string, caches: readonly Caches[]): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 10 });
  await pool.query('DROP TABLE IF EXISTS versions');
  await pool.query('CREATE TABLE versions (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)');
  for (const id of KEYS) await pool.query('INSERT INTO versions VALUES ($1, 0)', [id]);
  const processes = [];
  for (const each of caches) {
    const application = await startApplication({
      caches: each,
      providers: [Versions, { provide: POOL, useValue: pool }],
      options: { keyPrefix: 'storm', deadline: { invalidate: '20s' } },
    });
    processes.push({ versions: application.get(Versions), invalidator: application.get(MemoizeInvalidator) });
  }
  const { stale, reads, changes } = await rage(processes, pool);
  await closeApplications();
  await pool.end();
  console.log(`${reads} reads beside ${changes} changes`);
  expect(stale).toBe(0);
  expect(Math.min(reads, changes)).toBeGreaterThan(50);
}

describe('a storm of reads beside transactions that commit to a real PostgreSQL', () => {
  it('has no read in memory that is older than what was committed and confirmed before it', async () => {
    if (server) await judge(server.url, [{ versions: memoryCache() }]);
  });
});

describeRedis('a storm of reads beside transactions that commit to a real PostgreSQL, on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it('has no read in three processes that is older than what was committed and confirmed before it', async () => {
    const make = (): Caches => ({ versions: () => redisStore({ url: redis.url }) });
    if (server) await judge(server.url, [make(), make(), make()]);
  });
});
