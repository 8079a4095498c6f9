import { type Decoration } from './decoration';
import { type HandlerProtocol } from './handler-protocols';
/** A parameter of a handler, as its decorator describes it. */
export interface HandlerParameter {
    /** The number of Nest's decorator. */
    readonly type: number;
    /** What the decorator was told to give, of all that it could: the name of a header, say. */
    readonly part: unknown;
}
/** A memoized method that Nest calls for a request, a message or a field of a query. */
export interface Handler {
    readonly decoration: Decoration;
    readonly method: object;
    readonly protocols: readonly HandlerProtocol[];
    /** Those that Nest's own decorators describe; decorators of the application count as what they give. */
    readonly parameters: readonly HandlerParameter[];
    /** Whether any parameter is decorated. If none is, some protocols hand over all they have. */
    readonly isDecorated: boolean;
}
/** undefined: the method is no handler, or an override that is not memoized itself is the handler. */
export declare function findHandler(prototype: object, decoration: Decoration): Handler | undefined;
export declare function isHttpHandler(prototype: object, decoration: Decoration): boolean;
/** Which decoration memoizes the function that Nest calls as an HTTP handler of a class. */
export declare function findHttpDecoration(prototype: object, method: object): Decoration | undefined;
/**
 * Whether Nest hands this handler arguments for which it has no parameters, so that no outcome depends on them. It
 * is read from the source of the method, and where that leaves a doubt, the answer is no: a rest parameter and
 * `arguments` do not show in a function's length.
 */
export declare function ignoresArguments(prototype: object, decoration: Decoration): boolean;
export declare function handsOverAll({ givenUndecorated }: HandlerProtocol): boolean;
