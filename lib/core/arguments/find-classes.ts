import { types } from 'node:util';
import type { Class } from '../../types/class';
import { hasInnerContent, isObject, kindOf } from '../kinds/kind';

/** A larger value is not copied anyway, or its classes are known by then. */
const MOST_OBJECTS = 1_000;

/** The classes of the instances among some values, and in their fields and items. */
export function findClasses(values: readonly unknown[]): readonly Class[] {
  const seen = new Set<object>();
  const classes = new Set<Class>();
  const waiting = [...values];
  while (waiting.length > 0 && seen.size < MOST_OBJECTS) {
    const value = waiting.pop();
    if (!isObject(value) || types.isProxy(value) || seen.has(value)) continue;
    seen.add(value);
    const found = classOfInstance(value);
    if (found !== undefined) classes.add(found);
    for (const child of childrenOf(value)) waiting.push(child);
  }
  return [...classes];
}

function classOfInstance(value: object): Class | undefined {
  if (kindOf(value) !== 'instance' || hasInnerContent(value)) return undefined;
  const prototype = Reflect.getPrototypeOf(value);
  const found: unknown = prototype && Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  return typeof found === 'function' && found.prototype === prototype ? (found as Class) : undefined;
}

function childrenOf(value: object): Iterable<unknown> {
  if (types.isMap(value)) return [...value.keys(), ...value.values()];
  if (types.isSet(value)) return value;
  if (ArrayBuffer.isView(value)) return [];
  // Of accessors there is no value: no code of others runs.
  return Object.values(Object.getOwnPropertyDescriptors(value)).map(({ value: child }): unknown => child);
}
