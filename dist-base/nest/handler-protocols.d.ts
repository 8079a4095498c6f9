export interface HandlerProtocol {
    isHandler(method: object): boolean;
    /** By the number of a parameter's decorator: what it gives, if the outcome may depend on any part of it. */
    readonly wholes: Readonly<Record<number, Whole>>;
    /** The same for parameters that have the handler answer by itself. */
    readonly selfAnswers: Readonly<Record<number, SelfAnswer>>;
    /** What a handler without any decorated parameter is given besides its input. */
    readonly givenUndecorated?: string;
}
export interface Whole {
    /** As the end of a sentence. */
    readonly given: string;
    /** Whether the decorator can be told to give a part of it only: `@Headers('accept')`. */
    readonly hasParts?: true;
    /** Whether it is the response, which is only harmless where Nest still sends it. */
    readonly isResponse?: true;
    /** Whether it is data that can be copied, and means the same when the request is over. */
    readonly isPlain?: true;
}
export interface SelfAnswer {
    readonly by: string;
    readonly remedy: string;
}
export declare const HTTP: HandlerProtocol;
export declare const PROTOCOLS: readonly HandlerProtocol[];
