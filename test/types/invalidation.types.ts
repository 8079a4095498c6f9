import type { InvalidationPlan, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { Bucket, Files, LocalFiles } from './verbs.types';

export async function together(invalidator: MemoizeInvalidator, files: Files): Promise<void> {
  await invalidator.invalidateTogether((drop) => {
    drop(Files, 'exists', 'a');
    drop(files, 'exists', 'a', 1);
    drop(LocalFiles, 'exists', 'a');
    drop(Bucket, 'size', 'a');
    drop(Files, 'overloaded', 1);
    drop.many(Files, 'exists', [['a'], ['b', 2]]);
    drop.all(Files, 'rest');
    drop.prefix('files');
    drop.prefix('files', { cacheAlias: 'shared' });

    // @ts-expect-error a name is a text
    drop(Files, 'exists', 1);
    // @ts-expect-error a name is missing
    drop(Files, 'exists');
    // @ts-expect-error misspelt
    drop(Files, 'exist', 'a');
    // @ts-expect-error neither overload takes it
    drop(Files, 'overloaded', true);
    // @ts-expect-error private
    drop(Files, 'hidden', 'a');
    // @ts-expect-error not async
    drop(Files, 'sync', 'a');
    // @ts-expect-error lists of arguments, not arguments
    drop.many(Files, 'exists', ['a', 'b']);
    // @ts-expect-error all of them: no arguments
    drop.all(Files, 'exists', 'a');
    // @ts-expect-error not async
    drop.all(Files, 'sync');
    // @ts-expect-error an alias is a text
    drop.prefix('files', { cacheAlias: 1 });
    // @ts-expect-error no such verb
    void drop.clear;
  });
  await invalidator.invalidateTogether((drop) => drop.all(Files, 'exists'));
  // @ts-expect-error what it named later would be lost
  await invalidator.invalidateTogether(async (drop) => drop.all(Files, 'exists'));
  // @ts-expect-error a promise
  await invalidator.invalidateTogether((drop) => Promise.resolve(drop.all(Files, 'exists')));

  const plan: InvalidationPlan = invalidator.plan((drop) => drop(Files, 'exists', 'a'));
  await invalidator.apply(plan);
  // @ts-expect-error what it named later would be lost
  void invalidator.plan(async (drop) => drop.all(Files, 'exists'));
  // @ts-expect-error text, to be parsed
  await invalidator.apply(JSON.stringify(plan));
}
