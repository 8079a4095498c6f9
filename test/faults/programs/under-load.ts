/**
 * Calls and invalidates without a pause on the STORE at URL until it is told to end: by SIGTERM, through Nest's
 * shutdown hooks, or by SIGUSR2, which only closes the application, after which nothing may keep the process alive.
 */
import type { INestApplicationContext } from '@nestjs/common';
import { MemoizeInvalidator } from 'nestjs-cache-memoize';
import { KEYV_REDIS, REDIS_YET } from '../stores';
import { Service, startService } from './service';

const CALLERS = 20;
/** How many answered calls make a load. */
const ENOUGH = 1000;

async function main(): Promise<void> {
  const store = process.env['STORE'] === KEYV_REDIS.name ? KEYV_REDIS : REDIS_YET;
  const caches = { default: store.make(process.env['URL'] ?? '') };
  const application = await startService(caches, { keyPrefix: 'load', onError: () => undefined });
  application.enableShutdownHooks();
  const load = new Load(application);
  process.on('SIGUSR2', () => void application.close().then(() => load.stop()));
  await load.run();
}

class Load {
  private readonly service: Service;
  private isOver = false;
  private calls = 0;
  private answers = 0;

  constructor(private readonly application: INestApplicationContext) {
    this.service = application.get(Service);
  }

  stop(): void {
    this.isOver = true;
  }

  /** Every call has to answer; what an invalidation comes to is its caller's affair. */
  async run(): Promise<void> {
    await Promise.all([...Array.from({ length: CALLERS }, () => this.call()), this.invalidate()]);
    process.stdout.write('over\n');
  }

  private async call(): Promise<void> {
    while (!this.isOver) {
      const id = this.calls++ % 200;
      const found = await this.service.find(id);
      if (found.id !== id) throw new Error(`${id} was answered with ${found.id}`);
      if (++this.answers === ENOUGH) process.stdout.write('loaded\n');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async invalidate(): Promise<void> {
    const invalidator = this.application.get(MemoizeInvalidator);
    while (!this.isOver) {
      await invalidator.invalidate(Service, 'find', this.calls % 200).catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

void main();
