import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { CacheMemoize, Invalidates, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { closeApplications, startApplication } from '../support/applications/application';
import { createDatabase, type TestDatabase } from '../support/servers/database';
import {
  type Database,
  openDrizzle,
  type OpenDatabase,
  openKnex,
  openSequelize,
  openTypeOrm,
  type Query,
} from './databases';

const DATABASE = Symbol('the database');
const inside = new AsyncLocalStorage<Query>();

@Injectable()
class Prices {
  runs = 0;

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @CacheMemoize()
  async priceOf(id: number): Promise<number> {
    this.runs += 1;
    const [row] = await this.query(`SELECT cents FROM prices WHERE id = ${id}`);
    return Number(row?.['cents']);
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
  async change(id: number, cents: number): Promise<void> {
    await this.query(`UPDATE prices SET cents = ${cents} WHERE id = ${id}`);
  }

  private query(text: string): ReturnType<Query> {
    return (inside.getStore() ?? this.database.query)(text);
  }
}

let server: TestDatabase | undefined;

beforeAll(async () => {
  server = await createDatabase('Transactions of libraries');
});

afterAll(() => server?.drop());

const LIBRARIES: readonly [name: string, open: OpenDatabase, needsServer: boolean][] = [
  ['TypeORM', openTypeOrm, false],
  ['Knex', openKnex, false],
  ['Sequelize', openSequelize, true],
  ['Drizzle', openDrizzle, true],
];

describe.each(LIBRARIES)('invalidator.transaction round a transaction of %s', (_, open, needsServer) => {
  async function start() {
    const database = await open(server?.url);
    await database.query('DROP TABLE IF EXISTS prices');
    await database.query('CREATE TABLE prices (id INTEGER PRIMARY KEY, cents INTEGER NOT NULL)');
    await database.query('INSERT INTO prices VALUES (1, 10), (2, 20)');
    const application = await startApplication({
      providers: [Prices, { provide: DATABASE, useValue: database }],
    });
    const prices = application.get(Prices);
    const invalidator = application.get(MemoizeInvalidator);
    const transact = <Result>(work: () => Promise<Result>): Promise<Result> =>
      invalidator.transaction(() => database.transact((query) => inside.run(query, work)));
    return { database, prices, invalidator, transact };
  }
  type Started = Awaited<ReturnType<typeof start>>;

  const rule = (name: string, test: (started: Started) => Promise<void>, needsSnapshots = false): void =>
    it(name, async () => {
      if (server === undefined && (needsServer || needsSnapshots)) return;
      const started = await start();
      try {
        await test(started);
      } finally {
        await closeApplications();
        await started.database.close();
      }
    });

  rule('answers with what was committed, from its end on', async ({ prices, transact }) => {
    expect(await prices.priceOf(1)).toBe(10);
    await transact(() => prices.change(1, 11));
    expect(await prices.priceOf(1)).toBe(11);
  });

  rule(
    'is not outlived by what others read before the commit',
    async ({ prices, transact, invalidator }) => {
      const readOutside = AsyncLocalStorage.bind(() => prices.priceOf(1));
      await transact(async () => {
        await prices.change(1, 11);
        await invalidator.invalidate(Prices, 'priceOf', 1);
        expect(await readOutside()).toBe(10);
        expect(await prices.priceOf(1)).toBe(11);
      });
      expect([await prices.priceOf(1), await prices.priceOf(2)]).toEqual([11, 20]);
    },
    true,
  );

  rule('leaves what was there when it is rolled back', async ({ prices, transact }) => {
    const failure = new Error('changed my mind');
    const work = async (): Promise<void> => {
      await prices.change(1, 11);
      expect(await prices.priceOf(1)).toBe(11);
      throw failure;
    };
    await expect(transact(work)).rejects.toBe(failure);
    expect(await prices.priceOf(1)).toBe(10);
  });

  rule(
    'keeps nothing that was read from its snapshot of before the commit of another',
    async ({ prices, transact }) => {
      const changeOutside = AsyncLocalStorage.bind(() => prices.change(1, 11));
      await transact(async () => {
        expect(await prices.priceOf(2)).toBe(20); // the snapshot is taken
        await changeOutside();
        expect(await prices.priceOf(1)).toBe(10);
      });
      expect(await prices.priceOf(1)).toBe(11);
    },
    true,
  );
});
