/**
 * The instances of a class that an application has, and whether they are alike: constructed by Nest from the class
 * itself, with the very same dependencies. A guard that is used in three modules is constructed in each of them.
 */
import { type ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
type Wrapper = InstanceWrapper<unknown>;
/** An instance of which an application has one, and how it was made. */
export interface ProvidedInstance {
    readonly instance: object;
    readonly wrapper: Wrapper;
}
/** Each singleton once, however many tokens it is provided under, by the prototype of its class. */
export declare function singletonsByClass(container: ModulesContainer): Map<object, ProvidedInstance[]>;
/** In which way two instances of one class are not alike, as the end of a sentence; undefined if they are. */
export declare function findDifference(one: ProvidedInstance, other: ProvidedInstance): string | undefined;
/** The name of the module that provides an instance. */
export declare function moduleOf({ wrapper }: ProvidedInstance): string;
export {};
