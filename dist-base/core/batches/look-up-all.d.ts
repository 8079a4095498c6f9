import type { Answer } from '../../ports/outcome-cache';
import type { Found, Lookups } from '../stale/windowed-lookups';
import type { KeyedItem } from './batch-items';
/**
 * Looks up all of these items in one tick. What is found of each leads to something; answers that, in their order. Without a
 * promise for each, as Promise.all would need: there may be thousands.
 */
export declare function lookUpAll<Value>(items: readonly KeyedItem[], lookups: Lookups, lead: (item: KeyedItem, found: Found) => Answer<Value>): Promise<Value[]>;
