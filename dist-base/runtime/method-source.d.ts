import type { CacheMemoizeError } from '../errors/cache-memoize.error';
import type { Decoration } from '../nest/decoration';
import type { DecoratedMethod } from './decorated-method';
import type { MethodOptions } from './method/method-options';
/** Makes the methods of one application. */
export interface MethodSource {
    /** Whether the application has ended. */
    readonly isClosed: boolean;
    make(prototype: object, decoration: Decoration): DecoratedMethod;
    /** What a method goes by. */
    optionsOf(prototype: object, decoration: Decoration): MethodOptions;
    report(error: CacheMemoizeError): void;
}
