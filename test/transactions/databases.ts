import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import knex, { type Knex } from 'knex';
import { Pool } from 'pg';
import { QueryTypes, Sequelize, Transaction } from 'sequelize';
import { DataSource, type EntityManager } from 'typeorm';

export type Row = Readonly<Record<string, unknown>>;
export type Query = (text: string) => Promise<readonly Row[]>;

/** A database as one library shows it. */
export interface Database {
  readonly query: Query;
  /** In one transaction, of snapshots where the database has them; resolves after the commit. */
  transact<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** @param url undefined: SQLite in memory */
export type OpenDatabase = (url: string | undefined) => Promise<Database>;

export async function openTypeOrm(url: string | undefined): Promise<Database> {
  const source = new DataSource(
    url === undefined ? { type: 'better-sqlite3', database: ':memory:' } : { type: 'postgres', url },
  );
  await source.initialize();
  const queryOf =
    (manager: EntityManager): Query =>
    async (text) => {
      const answer: unknown = await manager.query(text);
      return Array.isArray(answer) ? (answer as Row[]) : [];
    };
  return {
    query: queryOf(source.manager),
    transact: (work) =>
      source.transaction(url === undefined ? 'SERIALIZABLE' : 'REPEATABLE READ', (manager) =>
        work(queryOf(manager)),
      ),
    close: () => source.destroy(),
  };
}

export async function openKnex(url: string | undefined): Promise<Database> {
  const database = knex(
    url === undefined
      ? { client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true }
      : { client: 'pg', connection: url },
  );
  const queryOf =
    (by: Knex): Query =>
    async (text) => {
      const answer: unknown = await by.raw(text);
      return Array.isArray(answer) ? (answer as Row[]) : ((answer as { rows?: Row[] }).rows ?? []);
    };
  return {
    query: queryOf(database),
    transact: (work) =>
      database.transaction(
        (transaction) => work(queryOf(transaction)),
        url === undefined ? {} : { isolationLevel: 'repeatable read' },
      ),
    close: () => database.destroy(),
  };
}

/** On PostgreSQL alone. */
export async function openSequelize(url: string | undefined): Promise<Database> {
  const database = new Sequelize(String(url), { logging: false });
  const queryOf =
    (transaction?: Transaction): Query =>
    (text) =>
      database.query<Row>(text, { type: QueryTypes.SELECT, ...(transaction && { transaction }) });
  return {
    query: queryOf(),
    transact: (work) =>
      database.transaction({ isolationLevel: Transaction.ISOLATION_LEVELS.REPEATABLE_READ }, (transaction) =>
        work(queryOf(transaction)),
      ),
    close: () => database.close(),
  };
}

/** On PostgreSQL alone. */
export async function openDrizzle(url: string | undefined): Promise<Database> {
  const pool = new Pool({ connectionString: url });
  const database = drizzle(pool);
  const queryOf =
    (by: Pick<typeof database, 'execute'>): Query =>
    async (text) =>
      (await by.execute(sql.raw(text))).rows;
  return {
    query: queryOf(database),
    transact: (work) =>
      database.transaction((transaction) => work(queryOf(transaction)), {
        isolationLevel: 'repeatable read',
      }),
    close: () => pool.end(),
  };
}
