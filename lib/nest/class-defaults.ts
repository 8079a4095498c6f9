import 'reflect-metadata';
import { CLASS_DEFAULTS_METADATA } from '../constants';
import type { ResolvedMethodDefaults } from '../options/method-defaults';

export function writeDefaults(prototype: object, defaults: ResolvedMethodDefaults): void {
  Reflect.defineMetadata(CLASS_DEFAULTS_METADATA, defaults, prototype);
}

/** What `@CacheMemoizeDefaults` says on this very class; that of a class above it does not count. */
export function findOwnDefaults(prototype: object): ResolvedMethodDefaults | undefined {
  // Only writeDefaults writes under this key.
  return Reflect.getOwnMetadata(CLASS_DEFAULTS_METADATA, prototype) as ResolvedMethodDefaults | undefined;
}

/** What every class says that instances of `prototype` are of, from the base down. */
export function listDefaults(prototype: object): readonly ResolvedMethodDefaults[] {
  const nearestFirst: ResolvedMethodDefaults[] = [];
  for (let level: object | null = prototype; level; level = Object.getPrototypeOf(level) as object | null) {
    const own = findOwnDefaults(level);
    if (own) nearestFirst.push(own);
  }
  return nearestFirst.reverse();
}
