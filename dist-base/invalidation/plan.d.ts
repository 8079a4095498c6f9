import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { InvalidationPlan } from '../types/invalidation-plan';
import { CollectedDrops } from './collected-drops';
/**
 * What was collected, as data that any process of the application can carry out.
 *
 * @throws InvalidOptionError for what lives in the memory of this process
 */
export declare function makePlan(drops: CollectedDrops, { registry }: MemoizeRuntime): InvalidationPlan;
/**
 * Checks a plan that may come from anywhere, in full, before anything of it is carried out.
 *
 * @throws InvalidOptionError for another version, another keyPrefix, and any other form
 * @throws UnknownCacheAliasError
 */
export declare function readPlan(given: unknown, runtime: MemoizeRuntime): CollectedDrops;
