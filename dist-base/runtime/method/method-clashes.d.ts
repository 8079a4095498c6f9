import type { MethodOptions } from './method-options';
/**
 * Refuses what the decorator of a method and its defaults cannot be together, whatever is added to it below: to be asked
 * as soon as a part of the defaults is known.
 *
 * @throws InapplicableOptionError
 */
export declare function refuseClashes(method: string, { keyGeneratorCallable, extras, tags }: MethodOptions): void;
