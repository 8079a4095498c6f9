import type { CompileError } from '../options/memoize-options';
import type { AsyncMethodName, ParametersOf } from '../types/method';
/** The arguments of a method that is named by its class and its name; any, where the name is wrong already. */
export type ArgumentsOf<Instance, Name extends string> = Name extends AsyncMethodName<Instance> ? ParametersOf<Instance[Name]> : unknown[];
/** The name of an async method: where it is another, the names there are, or that there is none. */
export type MethodNameIn<Instance, Name extends string> = Name extends AsyncMethodName<Instance> ? Name : [AsyncMethodName<Instance>] extends [never] ? CompileError<'The class has no public async method. A private one is named inside the class: memoized(this, (self) => self.method).'> : {
    [Known in AsyncMethodName<Instance>]: Known;
}[AsyncMethodName<Instance>];
