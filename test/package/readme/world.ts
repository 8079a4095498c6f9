// What the snippets of the README and the pages speak of without saying what it is.
import { type CanActivate, createParamDecorator, Injectable, Module } from '@nestjs/common';
import { DataSource, EntitySchema } from 'typeorm';

export type { INestApplication } from '@nestjs/common';
export { Test } from '@nestjs/testing';
export { redisStore } from 'cache-manager-redis-yet';
export type { InvalidationPlan } from 'nestjs-cache-memoize';

/** Any library's. */
export async function transact<Result>(work: () => Promise<Result>): Promise<Result> {
  return work();
}

@Injectable()
export class Mails {
  readonly sent: number[] = [];

  async sendDigest(userId: number): Promise<void> {
    this.sent.push(userId);
  }
}

export class MyStore {
  private readonly kept = new Map<string, unknown>();

  async get(key: string): Promise<unknown> {
    return this.kept.get(key);
  }

  async set(key: string, value: unknown): Promise<void> {
    this.kept.set(key, value);
  }

  async del(key: string): Promise<void> {
    this.kept.delete(key);
  }
}

export class User {
  constructor(readonly id: number) {}
}

export class UserGoneError extends Error {}

@Injectable()
export class Users {
  async load(id: number): Promise<User> {
    return new User(id);
  }
}

@Injectable()
export class Config {
  readonly name = 'shop';
  readonly redisUrl = String(process.env['REDIS_URL']);
}

@Module({ providers: [Config], exports: [Config] })
export class ConfigModule {}

const userTable = new EntitySchema<User>({
  name: 'User',
  target: User,
  columns: { id: { type: Number, primary: true } },
});

@Module({
  providers: [
    {
      provide: DataSource,
      useFactory: () =>
        new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: [userTable] }).initialize(),
    },
  ],
  exports: [DataSource],
})
export class DatabaseModule {}

@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(): boolean {
    return this.config.name === 'shop';
  }
}

export const CurrentUser = createParamDecorator(() => new User(1));

export const providers = [Mails, Users, Config];
