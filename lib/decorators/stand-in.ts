import 'reflect-metadata';

type Method = (...args: never[]) => unknown;

/** Gives what stands in a method's place its name, its length, and all that other decorators have written on it. */
export function dressAs(proxy: Method, original: Method, name: string | symbol): void {
  const shownName = typeof name === 'symbol' ? `[${name.description ?? ''}]` : name;
  Object.defineProperty(proxy, 'name', { value: shownName, configurable: true });
  Object.defineProperty(proxy, 'length', { value: original.length, configurable: true });
  for (const key of Reflect.getMetadataKeys(original) as unknown[]) {
    Reflect.defineMetadata(key, Reflect.getMetadata(key, original), proxy);
  }
}
