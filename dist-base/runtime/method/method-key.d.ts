import type { Decoration } from '../../nest/decoration';
import { type KeyBeginnings } from '../key-beginnings';
import { type GivenExtra } from './method-extra';
import { type MethodOptions } from './method-options';
export interface MethodKeySettings {
    readonly maxKeyBytes: number;
    /** Of the cache that the keys are for. @default those of keys as they are shown */
    readonly beginnings?: KeyBeginnings;
    /** What the method goes by. @default what its decorator and its classes say, where there is no module */
    readonly options?: MethodOptions;
}
/** How one method of one class makes its keys. */
export declare class MethodKey {
    /** What the key begins with, and the group that invalidateAll names. */
    readonly prefix: string;
    /** `FilesService.exists`, for texts. */
    readonly name: string;
    /** For what callbacks give, of which nothing is recorded. */
    private readonly limits;
    /** For the arguments themselves. */
    private readonly argumentLimits;
    private readonly beginnings;
    private readonly beginning;
    private readonly options;
    private readonly callbacks;
    private readonly extra;
    /** Where nothing has to be asked: the extras that all keys have. */
    private readonly plainExtra;
    private readonly ignoresArguments;
    /** @throws InvalidOptionError when the class or the method has a name that no prefix can have. */
    constructor(decoration: Decoration, prototype: object, { maxKeyBytes, beginnings, options, }: MethodKeySettings);
    /** Whether the call has this key; one without any has none. */
    is(key: string, instance: object, args: readonly unknown[]): boolean;
    /**
     * What the cache keeps the call's outcome under.
     *
     * @param given in place of what functions given as `extra` would answer
     * @throws UnkeyableArgumentError when the call has no key.
     * @throws InvalidOptionError for a given extra that cannot stand for such functions
     */
    for(instance: object, args: readonly unknown[], given?: GivenExtra): string;
    private fromCallbacks;
    private checkGenerated;
    /** @param isList whether `argsRewrite` gave an array, whose members are the parts of the key */
    private explain;
    /** Where the user finds it: what a callback gave is no argument. */
    private locate;
}
/**
 * `ClassName.methodName`, where a key can begin with it.
 *
 * @throws InvalidOptionError
 */
export declare function defaultPrefix(name: string): string;
