import type { Class } from '../types/class';
/** What Nest's parameter decorators leave behind: under `3:0`, what was said of the parameter at place 0, of type 3. */
export type ParameterMetadata = Readonly<Record<string, ParameterEntry>>;
interface ParameterEntry {
    readonly index: number;
    readonly data?: unknown;
}
/** What ResponseParameters adds for a time: the response, where no parameter of a handler is. */
export declare const HANDED_RESPONSE: ParameterEntry & {
    readonly pipes: readonly unknown[];
};
/** The decorated parameters of a method, of the class itself or the one that it inherits it from; not ours. */
export declare function readParameters(declaring: Class, name: string): ParameterMetadata;
/** Whether a method has the same parameters in both classes: one that inherits it may decorate them anew. */
export declare function shareParameters(one: Class, other: Class, name: string): boolean;
export {};
