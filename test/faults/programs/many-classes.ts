/** Makes one class after the other at run time, as who builds providers for each tenant does. */
import { Injectable, Module } from '@nestjs/common';
import { ModuleRef, NestFactory } from '@nestjs/core';
import { CacheMemoize, CacheMemoizeModule, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { heapInUse, report, told } from './service';

class Base {
  @CacheMemoize({ extra: (id) => id })
  async find(id: number): Promise<number> {
    return id;
  }
}

@Injectable()
class Maker {
  constructor(private readonly moduleRef: ModuleRef) {}

  readonly held: object[] = [];

  private made = 0;

  async callOfNewClass(): Promise<void> {
    const index = this.made++;
    const Heir = { [`Heir${index}`]: class extends Base {} }[`Heir${index}`] as typeof Base;
    const heir = await this.moduleRef.create(Heir);
    if (told('HELD', 0)) this.held.push(heir);
    await heir.find(index);
  }
}

@Module({ imports: [CacheMemoizeModule.forRoot()], providers: [Maker, Base] })
class ProgramModule {}

/** A process that is held up now and then must not count: the least of several. */
async function leastOf(times: number, act: () => Promise<void>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < times; round += 1) {
    const began = performance.now();
    await act();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

async function main(): Promise<void> {
  const application = await NestFactory.createApplicationContext(ProgramModule, { logger: ['error'] });
  const make = async (count: number): Promise<void> => {
    for (let made = 0; made < count; made += 1) await application.get(Maker).callOfNewClass();
  };
  const classes = told('CLASSES', 3000);
  await make(classes);
  const before = await heapInUse();
  await make(classes);
  const grown = (await heapInUse()) - before;
  const invalidator = application.get(MemoizeInvalidator);
  const tookMs = await leastOf(5, () => invalidator.invalidate(Base, 'find', 1));
  report({ grown, tookMs });
  await application.close();
}

void main();
