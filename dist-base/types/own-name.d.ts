import type { Class } from './class';
/** Whether a class is called the same in every process: one that is anonymous, or that `mixin()` has made, is not. */
export declare function hasOwnName(declared: Class): boolean;
