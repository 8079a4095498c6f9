import type { Class } from '../../types/class';
/** The classes of the instances among some values, and in their fields and items. */
export declare function findClasses(values: readonly unknown[]): readonly Class[];
