/** A method that can be memoized: it returns a promise. */
export type AsyncMethod = (...args: any[]) => Promise<any>;
/** What the promise of an async method resolves to. */
export type ResultOf<Method> = Method extends (...args: any[]) => Promise<infer Result> ? Result : never;
/**
 * The parameters of a method, without its `this`: of one with overloads a union of those of each, up to five. A pattern
 * of more signatures than a method has is met only by a method that takes anything, with `unknown[]` for the rest.
 */
export type ParametersOf<Method> = Method extends {
    (this: any, ...args: infer A): any;
    (this: any, ...args: infer B): any;
    (this: any, ...args: infer C): any;
    (this: any, ...args: infer D): any;
    (this: any, ...args: infer E): any;
} ? Inferred<A> | Inferred<B> | Inferred<C> | Inferred<D> | E : Method extends {
    (this: any, ...args: infer B): any;
    (this: any, ...args: infer C): any;
    (this: any, ...args: infer D): any;
    (this: any, ...args: infer E): any;
} ? Inferred<B> | Inferred<C> | Inferred<D> | E : Method extends {
    (this: any, ...args: infer C): any;
    (this: any, ...args: infer D): any;
    (this: any, ...args: infer E): any;
} ? Inferred<C> | Inferred<D> | E : Method extends {
    (this: any, ...args: infer D): any;
    (this: any, ...args: infer E): any;
} ? Inferred<D> | E : Method extends (this: any, ...args: infer E) => any ? E : never;
type Inferred<Parameters> = unknown[] extends Parameters ? never : Parameters;
/** The names of the async methods of a class, as a union of strings. */
export type AsyncMethodName<Instance> = {
    [Name in keyof Instance]-?: Instance[Name] extends AsyncMethod ? Name : never;
}[keyof Instance] & string;
export {};
