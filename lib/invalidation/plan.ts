import { InvalidOptionError } from '../errors/invalid-option.error';
import { isListOf, isPlainRecord, OptionReader } from '../options/option-reader';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { InvalidationPlan, InvalidationStep } from '../types/invalidation-plan';
import { CollectedDrops, NAME_LISTS, toPlan, toStep } from './collected-drops';

const VERSION: InvalidationPlan['version'] = 1;
const WHERE = 'MemoizeInvalidator.apply';
const FIELDS = ['alias', 'keyPrefix', ...NAME_LISTS, 'life', 'clear'];

/**
 * What was collected, as data that any process of the application can carry out.
 *
 * @throws InvalidOptionError for what lives in the memory of this process
 */
export function makePlan(drops: CollectedDrops, { registry }: MemoizeRuntime): InvalidationPlan {
  // With `enabled: false` an alias may be one that does not exist: nothing is kept there.
  const there = drops.caches.filter(([{ alias }]) => registry.aliases.includes(alias));
  return toPlan(
    there.map(([registered, { names = {}, isWhole }]) => {
      if (registered.cache.keeps === 'text') return toStep(registered, names, isWhole);
      throw new InvalidOptionError({
        option: 'cacheAlias',
        value: registered.alias,
        where: 'MemoizeInvalidator.plan',
        expected:
          'that of a shared cache, because no other process could carry out what is to be dropped from the memory of ' +
          'this one: use invalidateTogether, and name the cacheAlias of a prefix',
      });
    }),
  );
}

/**
 * Checks a plan that may come from anywhere, in full, before anything of it is carried out.
 *
 * @throws InvalidOptionError for another version, another keyPrefix, and any other form
 * @throws UnknownCacheAliasError
 */
export function readPlan(given: unknown, runtime: MemoizeRuntime): CollectedDrops {
  const drops = new CollectedDrops();
  for (const step of checkPlan(given)) addStep(drops, step, runtime);
  return drops;
}

function addStep(drops: CollectedDrops, step: InvalidationStep, runtime: MemoizeRuntime): void {
  const where = `${WHERE} of a plan`;
  const registered = runtime.requireCache(step.alias, where);
  // With `enabled: false` an alias need not exist: nothing is kept there.
  if (!runtime.registry.aliases.includes(step.alias)) return;
  const { keyPrefix, cache } = registered;
  if (cache.keeps === 'text' && keyPrefix === step.keyPrefix) return drops.addStep(registered, step);
  throw new InvalidOptionError({
    option: 'keyPrefix',
    value: step.keyPrefix,
    where: `${where} for the cache '${step.alias}'`,
    expected:
      cache.keeps === 'text'
        ? `'${keyPrefix}', as here: the plan is of another application`
        : 'that of a shared cache, which the alias here is not',
  });
}

function checkPlan(given: unknown): readonly InvalidationStep[] {
  if (!isPlainRecord(given)) {
    throw new InvalidOptionError({
      option: 'plan',
      value: given,
      where: WHERE,
      expected: 'what MemoizeInvalidator.plan has made; of what was stored as JSON, its JSON.parse',
    });
  }
  const reader = new OptionReader(given, WHERE);
  const { version, steps } = given;
  if (version !== VERSION) reader.refuse('version', `${VERSION}, the only form of plan that is known here`);
  reader.allowOnly(['version', 'steps']);
  if (isListOf(isPlainRecord, steps)) return steps.map(checkStep);
  return reader.refuse('steps', 'an array of steps, each an object');
}

function checkStep(step: Readonly<Record<string, unknown>>, index: number): InvalidationStep {
  const reader = new OptionReader(step, WHERE, `steps[${index}].`).allowOnly(FIELDS);
  for (const name of ['alias', 'keyPrefix']) if (!isText(step[name])) reader.refuse(name, 'a string');
  for (const name of NAME_LISTS) {
    if (reader.has(name) && !isListOf(isText, step[name])) reader.refuse(name, 'an array of strings');
  }
  if (reader.has('life')) reader.duration('life', undefined);
  if (reader.has('clear') && step['clear'] !== true) reader.refuse('clear', 'true, or left out');
  return step as unknown as InvalidationStep; // every field was just checked
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
