import type { ResolvedExtra } from '../../options/method-defaults';
import type { KeyCallbacks } from './key-callbacks';
import type { SourcedExtra } from './method-options';
/** What stands in a key in place of what functions given as `extra` would answer: of several, a list. */
export interface GivenExtra {
    readonly value: unknown;
}
export interface MethodExtraParts {
    /** `FilesService.exists`. */
    readonly method: string;
    /** Of the module, of each class from the base down, of the method. */
    readonly extras: readonly SourcedExtra[];
    readonly callbacks: KeyCallbacks;
}
/** More that the keys of one method vary on: what its decorator, its classes and the module say, each in its place. */
export declare class MethodExtra {
    private readonly parts;
    /** undefined where one of them is a function, and has to be asked. */
    readonly fixed: readonly unknown[] | undefined;
    private readonly extras;
    private readonly functions;
    constructor(parts: MethodExtraParts);
    /** @param given read by `read`, in place of what the functions would answer */
    valuesFor(instance: object, args: readonly unknown[], given?: readonly unknown[]): readonly unknown[];
    /**
     * One value for each function.
     *
     * @throws InvalidOptionError where there is no function, or where there are several and the value is no list of as many
     */
    read({ value }: GivenExtra): readonly unknown[];
    /** Where the user finds a value that has no key: what a function gave is called by its call. */
    place(path: string, index: number): string;
    private describeExpected;
}
/**
 * An extra that is written down either has a key or never will: say so now and not at the first call.
 *
 * @throws InvalidOptionError
 */
export declare function requireKeyOf(extra: ResolvedExtra | undefined, where: string, option?: string): void;
