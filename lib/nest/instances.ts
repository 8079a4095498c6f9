/**
 * The instances of a class that an application has, and whether they are alike: constructed by Nest from the class
 * itself, with the very same dependencies. A guard that is used in three modules is constructed in each of them.
 */
import { ModuleRef, type ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import { isClassWrapper, singletonOf, wrappersOf } from './providers';

type Wrapper = InstanceWrapper<unknown>;

/** An instance of which an application has one, and how it was made. */
export interface ProvidedInstance {
  readonly instance: object;
  readonly wrapper: Wrapper;
}

/** Each singleton once, however many tokens it is provided under, by the prototype of its class. */
export function singletonsByClass(container: ModulesContainer): Map<object, ProvidedInstance[]> {
  const seen = new Set<object>();
  const byClass = new Map<object, ProvidedInstance[]>();
  for (const wrapper of wrappersOf(container)) {
    const instance = singletonOf(wrapper);
    const prototype = instance && Reflect.getPrototypeOf(instance);
    if (!prototype || seen.has(instance)) continue;
    seen.add(instance);
    const ofClass = byClass.get(prototype) ?? [];
    ofClass.push({ instance, wrapper });
    byClass.set(prototype, ofClass);
  }
  return byClass;
}

/** In which way two instances of one class are not alike, as the end of a sentence; undefined if they are. */
export function findDifference(one: ProvidedInstance, other: ProvidedInstance): string | undefined {
  if (!isClassWrapper(one.wrapper) || !isClassWrapper(other.wrapper))
    return 'at least one of them was not constructed by Nest from the class itself';
  const [own, others] = [one.wrapper, other.wrapper].map(dependenciesOf);
  const differing = own?.find((dependency, index) => !isSameDependency(dependency, others?.[index]));
  return differing && `their dependencies differ: ${nameOf(differing.token)}`;
}

/** The name of the module that provides an instance. */
export function moduleOf({ wrapper }: ProvidedInstance): string {
  return wrapper.host?.name ?? 'a module without a name';
}

function dependenciesOf(wrapper: Wrapper): Wrapper[] {
  const properties = wrapper.getPropertiesMetadata() as
    ReturnType<Wrapper['getPropertiesMetadata']> | undefined;
  const constructor = wrapper.getCtorMetadata() as Wrapper[] | undefined; // neither is there where there are none
  return [...(constructor ?? []), ...(properties ?? []).map((property) => property.wrapper)];
}

/** Every module has a ModuleRef of its own, and everybody a logger of his own, which changes nothing of what is answered. */
function isSameDependency(one: Wrapper, other: Wrapper | undefined): boolean {
  if (!other) return false;
  if (one.token === ModuleRef && other.token === ModuleRef) return true;
  if (one.isTransient && other.isTransient) return one.metatype === other.metatype;
  return one === other || (one.instance !== undefined && Object.is(one.instance, other.instance));
}

function nameOf(token: Wrapper['token']): string {
  return typeof token === 'function' ? token.name : String(token);
}
