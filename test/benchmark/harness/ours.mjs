import 'reflect-metadata';
import { createRequire } from 'node:module';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { decorate } from './decorate.mjs';

// The built library, as an application would require it. BENCH_DIST: another build, to compare two.
const require = createRequire(import.meta.url);
export const library = require(process.env.BENCH_DIST ?? '../../../dist/index.js');

/**
 * A real Nest application with one service whose two methods are memoized, and everything on that is on by default.
 * `work` has the methods' bodies, `memoize` options of their decorators.
 */
export async function openApplication({ caches, work, memoize = {}, options = {} }) {
  class Work {
    async f(left, right) {
      return work.f(left, right);
    }
    async g(query) {
      return work.g(query);
    }
  }
  for (const name of ['f', 'g']) decorate(Work, name, library.CacheMemoize(work.ttl, memoize));
  class App {}
  Module({
    imports: [library.CacheMemoizeModule.forRoot(caches, { keyPrefix: 'bench', ...options })],
    providers: [Work],
  })(App);
  const app = await NestFactory.createApplicationContext(App, { logger: ['error', 'warn'] });
  const service = app.get(Work);
  const invalidator = app.get(library.MemoizeInvalidator);
  return {
    subject: service,
    invalidate: (name, ...args) => invalidator.invalidate(Work, name, ...args),
    invalidateAll: (name) => invalidator.invalidateAll(Work, name),
    close: () => app.close(),
  };
}
