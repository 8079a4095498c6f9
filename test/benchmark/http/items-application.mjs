import 'reflect-metadata';
import { Controller, Get, Module, Param, ParseIntPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { decorate } from '../harness/decorate.mjs';
import { loadItem } from './items.mjs';

/**
 * A real Nest application on Fastify with one handler, `GET /items/:id`. Answers its URL.
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
  return app.getUrl();
}
