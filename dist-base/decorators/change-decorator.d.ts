import 'reflect-metadata';
import { type ChangeDecoratorName } from '../nest/change-decoration';
import type { CompileError } from '../options/memoize-options';
import { type Callback } from '../options/option-reader';
import type { AsyncMethod } from '../types/method';
/** What a decorator of changes answers: a decorator for async methods, a sentence for the compiler otherwise. */
export type ChangeDecorator<Method, Otherwise extends string> = unknown extends Method ? MethodDecorator : Method extends AsyncMethod ? MethodDecorator & ((target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<Method>) => void) : CompileError<Otherwise>;
/** What a decorator of changes was given. */
interface GivenChange {
    readonly decorator: ChangeDecoratorName;
    readonly plan: unknown;
    readonly options: object;
    /** What a plan has to be. */
    readonly expected: string;
    /** Makes what is called with `drop` of a plan that can be. */
    readonly toPlan: (plan: Callback) => Callback;
}
/** Has a method carry out a plan when it has made its change. Several that stand right on each other share one proxy. */
export declare function decorateChange(given: GivenChange): MethodDecorator;
export {};
