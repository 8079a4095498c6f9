import 'reflect-metadata';
import assert from 'node:assert';
import { NestFactory } from '@nestjs/core';
import { redisStore } from 'cache-manager-redis-yet';
import { memoryCache } from 'nestjs-cache-memoize';
import { createModule } from './application.js';
import { FilesService } from './files.service.js';
import { useKit } from './kit.js';

/** `REDIS_URL=… node main.js context http`: says what it found true, in memory and on Redis, or fails. */
async function main(kinds: readonly string[]): Promise<void> {
  await useKit();
  const url = process.env['REDIS_URL'];
  const stores = { memory: memoryCache(), ...(url && { Redis: () => redisStore({ url }) }) };
  for (const [name, store] of Object.entries(stores)) {
    if (kinds.includes('context')) await use(createModule(store, `${name}-context`));
    if (kinds.includes('http')) await serve(createModule(store, `${name}-http`));
    console.log(`${kinds.join(' and ')} on ${name}: true`);
  }
}

async function use(module: new () => object): Promise<void> {
  const context = await NestFactory.createApplicationContext(module, { logger: ['error'] });
  const files = context.get(FilesService);

  assert.deepStrictEqual(await Promise.all([files.exists('a', 1), files.exists('a', 1)]), [false, false]);
  assert.strictEqual(await files.exists('a', 1), false);
  assert.strictEqual(files.lookups, 1);

  await files.upload('a', 1);
  assert.strictEqual(await files.exists('a', 1), true);
  await files.recall('a', 1);
  assert.strictEqual(await files.exists('a', 1), false);
  assert.strictEqual(files.lookups, 3);

  await files.announce('a');
  assert.strictEqual(await files.announce('a'), true);
  assert.strictEqual(files.lookups, 4);
  await context.close();
}

async function serve(module: new () => object): Promise<void> {
  const app = await NestFactory.create(module, { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  const ask = async (): Promise<[unknown, string]> => {
    const response = await fetch(`${await app.getUrl()}/files/1`);
    return [await response.json(), String(response.headers.get('cache-status'))];
  };
  const [miss, missStatus] = await ask();
  const [hit, hitStatus] = await ask();
  assert.deepStrictEqual(miss, { version: 1, exists: false });
  assert.deepStrictEqual(hit, miss);
  assert.match(missStatus, /^nestjs-cache-memoize; fwd=miss/);
  assert.match(hitStatus, /^nestjs-cache-memoize; hit; ttl=\d+/);
  assert.strictEqual(app.get(FilesService).lookups, 1);
  await app.close();
}

void main(process.argv.slice(2));
