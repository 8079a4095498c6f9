import 'reflect-metadata';
type Method = (...args: never[]) => unknown;
/** Gives what stands in a method's place its name, its length, and all that other decorators have written on it. */
export declare function dressAs(proxy: Method, original: Method, name: string | symbol): void;
export {};
