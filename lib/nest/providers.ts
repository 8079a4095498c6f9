import type { ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';

/** Everything that Nest makes for an application: providers, controllers, guards, pipes, interceptors and the rest. */
export function* wrappersOf(container: ModulesContainer): Generator<InstanceWrapper<unknown>> {
  for (const module of container.values()) {
    yield* module.providers.values();
    yield* module.controllers.values();
    yield* module.injectables.values();
    yield* module.middlewares.values();
  }
}

/** The prototype of what a wrapper makes; undefined for values and factories that have not made anything. */
export function prototypeOf(wrapper: InstanceWrapper<unknown>): object | undefined {
  const instance = singletonOf(wrapper);
  if (instance !== undefined) return Object.getPrototypeOf(instance) as object | undefined;
  return isClassWrapper(wrapper) ? (wrapper.metatype.prototype as object) : undefined;
}

/** The one instance of a wrapper; undefined where there are several, or none yet, or where it is no object. */
export function singletonOf(wrapper: InstanceWrapper<unknown>): object | undefined {
  if (!isSingleton(wrapper)) return undefined;
  const instance: unknown = wrapper.instance;
  return typeof instance === 'object' && instance !== null ? instance : undefined;
}

export function isSingleton(wrapper: InstanceWrapper<unknown>): boolean {
  return !wrapper.isTransient && wrapper.isDependencyTreeStatic();
}

export function isClassWrapper(
  wrapper: InstanceWrapper<unknown>,
): wrapper is InstanceWrapper<unknown> & { readonly metatype: abstract new () => unknown } {
  return (
    typeof wrapper.metatype === 'function' &&
    !wrapper.inject &&
    typeof wrapper.metatype.prototype === 'object'
  );
}
