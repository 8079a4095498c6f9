import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Module, Param, ParseIntPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { decorate } from '../harness/decorate.mjs';

export const ITEMS = 100;
const HANDLER_MS = 5;

let runs = 0;

/** What the handler does when nothing answers in its place: 5 ms for about a kilobyte. */
async function loadItem(id) {
  runs++;
  await sleep(HANDLER_MS);
  return {
    id,
    name: `Item ${id}`,
    description: 'Something that can be bought. '.repeat(20),
    tags: ['one', 'two', 'three', 'four'],
    price: { amount: id * 1.5, currency: 'EUR', isNet: false },
    stock: Array.from({ length: 5 }, (_, index) => ({ warehouse: index, count: id + index })),
  };
}

/**
 * A real Nest application on Fastify with one handler, `GET /items/:id`.
 *
 * @param decorators for the handler, innermost first
 * @param memoize what the handler calls in place of the work itself
 */
export async function openItems({ imports = [], decorators = [], memoize = (load) => load }) {
  const load = memoize(loadItem);
  class ItemsController {
    async find(id) {
      return load(id);
    }
  }
  Param('id', ParseIntPipe)(ItemsController.prototype, 'find', 0);
  for (const each of [...decorators, Get('items/:id')]) decorate(ItemsController, 'find', each);
  Controller()(ItemsController);
  class App {}
  Module({ imports, controllers: [ItemsController] })(App);
  const app = await NestFactory.create(App, new FastifyAdapter(), { logger: ['error', 'warn'] });
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), countRuns: () => runs };
}
