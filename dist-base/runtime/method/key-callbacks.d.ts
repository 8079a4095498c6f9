import { UnkeyableArgumentError } from '../../errors/unkeyable-argument.error';
type KeyCallbackName = 'argsRewrite' | 'extra' | 'keyGeneratorCallable';
/** Which callback it is, and what it is called in an error's text. */
export interface NamedKeyCallback {
    readonly name: KeyCallbackName;
    /** @default `extra()` */
    readonly path?: string;
}
/** Asks the callbacks that the keys of one method are made with. */
export declare class KeyCallbacks {
    private readonly method;
    /** @param method `FilesService.exists` */
    constructor(method: string);
    /** @throws UnkeyableArgumentError where it throws; and whatever of this library's it threw itself */
    ask(callback: NamedKeyCallback, run: () => unknown): unknown;
    unusable({ name, path }: NamedKeyCallback, reason: string, cause?: unknown): UnkeyableArgumentError;
}
export {};
