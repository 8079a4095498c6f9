import type { SharedCache } from '../../ports/outcome-cache';
/** How what is kept in a store is invalidated. */
export type Drops = Pick<Required<SharedCache>, 'drop' | 'clear'>;
