/* eslint-disable @typescript-eslint/no-explicit-any --
   TypeScript infers from a method, and checks one against these shapes, only where they say `any`: parameters are
   contravariant, and `unknown` would accept no method that takes anything. */

/** A method that can be memoized: it returns a promise. */
export type AsyncMethod = (...args: any[]) => Promise<any>;

/** What the promise of an async method resolves to. */
export type ResultOf<Method> = Method extends (...args: any[]) => Promise<infer Result> ? Result : never;

/** The parameters of a method, without its `this`. */
export type ParametersOf<Method> = Method extends (this: any, ...args: infer Parameters) => any
  ? Parameters
  : never;

/** The names of the async methods of a class, as a union of strings. */
export type AsyncMethodName<Instance> = {
  [Name in keyof Instance]-?: Instance[Name] extends AsyncMethod ? Name : never;
}[keyof Instance] &
  string;
