import { Client } from 'pg';

/** A database of a PostgreSQL that is there already, for one suite. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const SERVER = process.env['POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

let count = 0;

/** undefined where no PostgreSQL answers, which is said in one line. */
export async function createDatabase(suite: string): Promise<TestDatabase | undefined> {
  const name = `memoize_${process.pid}_${Date.now()}_${count++}`;
  try {
    await onServer(`CREATE DATABASE ${name}`);
  } catch (error) {
    console.log(
      `${suite}: no PostgreSQL answers at ${SERVER}, so what needs it is left out, or done on SQLite (${String(error)})`,
    );
    return undefined;
  }
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(command: string): Promise<void> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    await client.query(command);
  } finally {
    await client.end();
  }
}
