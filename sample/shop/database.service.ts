import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import knex, { type Knex } from 'knex';
import { MemoizeInvalidator } from 'nestjs-cache-memoize';

/** The shop's tables: on the PostgreSQL of DATABASE_URL, or else on SQLite in memory. */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  private readonly inside = new AsyncLocalStorage<Knex>();
  private readonly pool: Knex;

  constructor(private readonly invalidator: MemoizeInvalidator) {
    const url = process.env['DATABASE_URL'];
    this.pool = knex(
      url === undefined
        ? { client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true }
        : { client: 'pg', connection: url },
    );
  }

  /** What to ask: the transaction that the caller is in, if any. */
  get sql(): Knex {
    return this.inside.getStore() ?? this.pool;
  }

  /** Resolves when what `work` has changed is committed, and nobody is told of an older state any more. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.invalidator.transaction(() =>
      this.pool.transaction((transaction) => this.inside.run(transaction, work)),
    );
  }

  async onModuleInit(): Promise<void> {
    const { schema } = this.pool;
    await schema.createTable('products', (table) => {
      table.integer('id').primary();
      table.string('name').notNullable();
      table.integer('cents').notNullable();
      table.integer('stock').notNullable();
    });
    await this.pool.schema.createTable('orders', (table) => {
      table.increments('id');
      table.integer('product').notNullable();
      table.integer('count').notNullable();
    });
    await this.pool('products').insert([
      { id: 1, name: 'Teapot', cents: 2500, stock: 3 },
      { id: 2, name: 'Cup', cents: 400, stock: 12 },
    ]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
