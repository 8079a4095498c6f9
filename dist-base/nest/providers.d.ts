import type { ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
/** Everything that Nest makes for an application: providers, controllers, guards, pipes, interceptors and the rest. */
export declare function wrappersOf(container: ModulesContainer): Generator<InstanceWrapper<unknown>>;
/** The prototype of what a wrapper makes; undefined for values and factories that have not made anything. */
export declare function prototypeOf(wrapper: InstanceWrapper<unknown>): object | undefined;
/** The one instance of a wrapper; undefined where there are several, or none yet, or where it is no object. */
export declare function singletonOf(wrapper: InstanceWrapper<unknown>): object | undefined;
export declare function isSingleton(wrapper: InstanceWrapper<unknown>): boolean;
export declare function isClassWrapper(wrapper: InstanceWrapper<unknown>): wrapper is InstanceWrapper<unknown> & {
    readonly metatype: abstract new () => unknown;
};
