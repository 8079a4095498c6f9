import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  ClsPluginTransactional,
  Propagation,
  Transactional,
  TransactionHost,
} from '@nestjs-cls/transactional';
import { TransactionalAdapterDrizzleOrm } from '@nestjs-cls/transactional-adapter-drizzle-orm';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { ClsModule } from 'nestjs-cls';
import {
  CacheMemoize,
  CacheMemoizeModule,
  InvalidOptionError,
  Invalidates,
  MemoizeInvalidator,
} from 'nestjs-cache-memoize';
import { afterCommit, clsTransactions } from 'nestjs-cache-memoize/transactions';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../support/servers/database';

const CONNECTION = Symbol('the connection');

const nothing = (): void => undefined;
const QUIET = { log: nothing, warn: nothing, error: nothing };

/** What both clients have in common. */
interface Sql {
  query?(text: string): Promise<unknown>;
  execute?(text: unknown): Promise<{ rows: unknown[] }>;
}

@Injectable()
class Prices {
  runs = 0;
  /** Whether the client of its context is one of a transaction that has ended. */
  isAway = false;

  constructor(@Inject(TransactionHost) private readonly host: { readonly tx: unknown }) {}

  @CacheMemoize()
  async priceOf(id: number): Promise<number> {
    this.runs += 1;
    if (this.isAway) return 10;
    const [row] = await this.query(`SELECT cents FROM prices WHERE id = ${id}`);
    return Number(row?.cents);
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
  async change(id: number, cents: number): Promise<void> {
    await this.query(`UPDATE prices SET cents = ${cents} WHERE id = ${id}`);
  }

  @Invalidates((drop) => drop(Prices, 'priceOf', 1))
  async noted(): Promise<void> {}

  async query(text: string): Promise<readonly { cents?: unknown }[]> {
    const client = this.host.tx as Sql;
    const answer = client.execute ? (await client.execute(sql.raw(text))).rows : await client.query?.(text);
    return Array.isArray(answer) ? (answer as { cents?: unknown }[]) : [];
  }
}

@Injectable()
class Changes {
  constructor(readonly prices: Prices) {}

  @Transactional()
  async inOne<Result>(work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  @Invalidates((drop) => drop(Prices, 'priceOf', 1))
  @Transactional()
  async above(cents: number): Promise<void> {
    await this.prices.query(`UPDATE prices SET cents = ${cents} WHERE id = 1`);
  }

  @Transactional()
  @Invalidates((drop) => drop(Prices, 'priceOf', 1))
  async below(cents: number): Promise<void> {
    await this.prices.query(`UPDATE prices SET cents = ${cents} WHERE id = 1`);
  }

  @Transactional(Propagation.Nested)
  async nested(work: () => Promise<unknown>): Promise<void> {
    await work();
  }

  @Transactional(Propagation.RequiresNew)
  async another(work: () => Promise<unknown>): Promise<void> {
    await work();
  }

  @Transactional(Propagation.NotSupported)
  async outside(work: () => Promise<unknown>): Promise<void> {
    await work();
  }
}

let server: TestDatabase | undefined;

beforeAll(async () => {
  server = await createDatabase('Transactions of nestjs-cls');
});

afterAll(() => server?.drop());

const ADAPTERS = {
  TypeORM: async (url: string | undefined) => {
    const source = await new DataSource(
      url === undefined ? { type: 'better-sqlite3', database: ':memory:' } : { type: 'postgres', url },
    ).initialize();
    const close = (): Promise<void> => source.destroy();
    return { source, close, adapter: new TransactionalAdapterTypeOrm({ dataSourceToken: CONNECTION }) };
  },
  Drizzle: async (url: string | undefined) => {
    const pool = new Pool({ connectionString: url });
    const source = drizzle(pool);
    const close = (): Promise<void> => pool.end();
    return {
      source,
      close,
      adapter: new TransactionalAdapterDrizzleOrm({ drizzleInstanceToken: CONNECTION }),
    };
  },
};

type Name = keyof typeof ADAPTERS;

async function compile(name: Name, wrapped: 'wrapped' | 'bare' = 'wrapped', connectionName?: string) {
  const { source, close, adapter } = await ADAPTERS[name](server?.url);
  @Module({ providers: [{ provide: CONNECTION, useValue: source }], exports: [CONNECTION] })
  class Connection {}
  const plugin = new ClsPluginTransactional({
    imports: [Connection],
    adapter: wrapped === 'wrapped' ? afterCommit(adapter) : adapter,
  });
  const application = await Test.createTestingModule({
    imports: [
      ClsModule.forRoot({ plugins: [plugin], middleware: { mount: false } }),
      CacheMemoizeModule.forRoot(
        {},
        { transactions: clsTransactions(connectionName === undefined ? {} : { connectionName }) },
      ),
    ],
    providers: [Prices, Changes],
  })
    .setLogger(QUIET)
    .compile();
  return { application, close };
}

describe.each(['TypeORM', 'Drizzle'] as const)(
  'a transaction of nestjs-cls and its adapter for %s',
  (name) => {
    async function start() {
      const { application, close } = await compile(name);
      await application.init();
      const prices = application.get(Prices);
      await prices.query('DROP TABLE IF EXISTS prices');
      await prices.query('CREATE TABLE prices (id INTEGER PRIMARY KEY, cents INTEGER NOT NULL)');
      await prices.query('INSERT INTO prices VALUES (1, 10), (2, 20)');
      const end = async (): Promise<void> => {
        await application.close();
        await close();
      };
      const invalidator = application.get(MemoizeInvalidator);
      return { prices, changes: application.get(Changes), invalidator, end };
    }
    type Started = Awaited<ReturnType<typeof start>>;

    const rule = (title: string, test: (started: Started) => Promise<void>, needsServer = false): void =>
      it(title, async () => {
        if (server === undefined && (name === 'Drizzle' || needsServer)) return;
        const started = await start();
        try {
          await test(started);
        } finally {
          await started.end();
        }
      });

    rule('drops after its commit, before who awaits it goes on', async ({ prices, changes }) => {
      expect(await prices.priceOf(1)).toBe(10);
      await changes.inOne(() => prices.change(1, 11));
      expect(await prices.priceOf(1)).toBe(11);
      await changes.above(12);
      expect(await prices.priceOf(1)).toBe(12);
      await changes.below(13);
      expect(await prices.priceOf(1)).toBe(13);
    });

    rule(
      'is not outlived by what others read before its commit',
      async ({ prices, changes }) => {
        const readOutside = AsyncLocalStorage.bind(() => prices.priceOf(1));
        await changes.inOne(async () => {
          await prices.change(1, 11);
          expect([await readOutside(), await prices.priceOf(1)]).toEqual([10, 11]);
        });
        expect(await prices.priceOf(1)).toBe(11);
      },
      true,
    );

    rule('drops nothing when it is rolled back', async ({ prices, changes }) => {
      await prices.priceOf(1);
      const failure = new Error('changed my mind');
      const work = async (): Promise<void> => {
        await prices.change(1, 11);
        throw failure;
      };
      await expect(changes.inOne(work)).rejects.toBe(failure);
      expect([await prices.priceOf(1), prices.runs]).toEqual([10, 1]);
    });

    rule(
      'collects through savepoints, also through one that is rolled back',
      async ({ prices, changes }) => {
        await Promise.all([prices.priceOf(1), prices.priceOf(2)]);
        const readOutside = AsyncLocalStorage.bind(() => prices.priceOf(1));
        await changes.inOne(async () => {
          await changes.nested(() => prices.change(1, 11));
          expect(await readOutside()).toBe(10);
          await changes
            .nested(async () => {
              await prices.change(2, 21);
              throw new Error('back to the savepoint');
            })
            .catch(() => undefined);
          expect(prices.runs).toBe(2);
          await prices.priceOf(1);
          expect(prices.runs).toBe(3);
        });
        expect([await prices.priceOf(1), await prices.priceOf(2), prices.runs]).toEqual([11, 20, 5]);
      },
      true,
    );

    rule(
      'is apart from a new one inside it, and from what runs outside of it',
      async ({ prices, changes }) => {
        await Promise.all([prices.priceOf(1), prices.priceOf(2)]);
        const readOutside = AsyncLocalStorage.bind((id: number) => prices.priceOf(id));
        await changes.inOne(async () => {
          await changes.another(() => prices.change(1, 11));
          expect(await readOutside(1)).toBe(11);
          await changes.outside(() => prices.change(2, 21));
          expect(await readOutside(2)).toBe(21);
        });
      },
      true,
    );

    rule('is none any more when it has ended, though its context lives on', async ({ prices, changes }) => {
      await prices.priceOf(1);
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      let late: Promise<unknown> | undefined;
      await changes.inOne(async () => {
        late = ended.then(async () => [await prices.priceOf(1), await prices.priceOf(1), prices.runs]);
        await prices.change(1, 11);
      });
      end();
      expect(await late).toEqual([11, 11, 2]);
    });

    rule(
      'is none any more when it was rolled back, though a copy of its context lives on',
      async (started) => {
        const { prices, changes } = started;
        await prices.priceOf(1);
        let end = (): void => undefined;
        const ended = new Promise<void>((resolve) => (end = resolve));
        let late: Promise<unknown> | undefined;
        const work = async (): Promise<void> => {
          late = changes.inOne(async () => {
            await ended;
            await prices.noted();
          });
          throw new Error('changed my mind');
        };
        await expect(changes.inOne(work)).rejects.toThrow('changed my mind');
        end();
        await late;
        await prices.priceOf(1);
        expect(prices.runs).toBe(2); // it was dropped at once
      },
    );
  },
);

describe('clsTransactions', () => {
  it('is refused at start over an adapter that is not wrapped', async () => {
    const { application, close } = await compile('TypeORM', 'bare');
    await expect(application.init()).rejects.toMatchObject({ constructor: InvalidOptionError });
    await close();
  });

  it('is refused at start where there is no such connection', async () => {
    const { application, close } = await compile('TypeORM', 'wrapped', 'other');
    await expect(application.init()).rejects.toThrow(
      "Invalid option 'transactions' in CacheMemoizeModule: clsTransactions, whose connectionName is shown: got 'other' (string).",
    );
    await close();
  });

  it('is in no transaction before the start, and outside of any', () => {
    expect(clsTransactions().current()).toBeUndefined();
  });
});

describe('afterCommit', () => {
  const wrapOf = (wrapWithTransaction: () => Promise<unknown>) =>
    afterCommit({
      defaultTxOptions: 7,
      optionsFactory: () => ({ wrapWithTransaction, getFallbackInstance: () => 1 }),
    });

  it('leaves the rest of an adapter as it is', async () => {
    const adapter = wrapOf(async () => 'made');
    expect(adapter.defaultTxOptions).toBe(7);
    const options = adapter.optionsFactory() as unknown as Record<string, (...given: unknown[]) => unknown>;
    expect(options['getFallbackInstance']?.()).toBe(1);
    expect(options['wrapWithNestedTransaction']).toBeUndefined();
    expect(await options['wrapWithTransaction']?.()).toBe('made');
  });
});
