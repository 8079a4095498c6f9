import 'reflect-metadata';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  CacheMemoize,
  CacheMemoizeModule,
  type CacheMemoizeModuleOptions,
  type Caches,
} from 'nestjs-cache-memoize';

export class Refusal extends Error {}

/** What the programs call. */
@Injectable()
export class Service {
  runs = 0;

  @CacheMemoize('1h')
  async find(id: number): Promise<{ id: number; run: number }> {
    return { id, run: ++this.runs };
  }

  @CacheMemoize('1h', { cacheExceptions: Refusal })
  async refuse(id: number): Promise<never> {
    this.runs += 1;
    throw new Refusal(`${id} is refused`);
  }

  @CacheMemoize('1h')
  async fail(id: number): Promise<never> {
    this.runs += 1;
    throw new Error(`${id} fails`);
  }
}

export async function startService(
  caches: Caches,
  options: CacheMemoizeModuleOptions,
): Promise<INestApplicationContext> {
  @Module({ imports: [CacheMemoizeModule.forRoot(caches, options)], providers: [Service] })
  class ProgramModule {}
  return NestFactory.createApplicationContext(ProgramModule, { logger: ['error'] });
}

/** Bytes in use once everything is collected that can be. */
export async function heapInUse(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

/** The number that the program is told under this name. */
export function told(name: string, otherwise: number): number {
  return Number(process.env[name] ?? otherwise);
}

/** What a program found, for the test that started it. */
export function report(facts: Record<string, number>): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}
