import 'reflect-metadata';
import { DECORATED_NAMES_METADATA, DECORATION_METADATA } from '../constants';
import type { AsyncMethod } from '../types/method';
import type { ResolvedMemoizeOptions } from '../options/resolve-memoize-options';

/** What `@CacheMemoize` leaves behind, for whoever has to know: the proxy, the verbs, the checks at start. */
export interface Decoration {
  /** The prototype on which it stands. */
  readonly prototype: object;
  readonly name: string;
  readonly options: ResolvedMemoizeOptions;
  /** The method itself. */
  readonly original: AsyncMethod;
  /** Of a handler to which Nest once handed the response: how many arguments it gives to it besides. */
  handedCount: number | undefined;
}

const proxies = new WeakSet<object>();

/** Remembers a memoizing proxy by its identity: its metadata are copied by whoever wraps it. */
export function noteProxy(proxy: object): void {
  proxies.add(proxy);
}

/** Whether a method is the memoizing proxy itself, with no other decorator above it that replaced it. */
export function isProxy(method: object): boolean {
  return proxies.has(method);
}

export function writeDecoration(decoration: Decoration): void {
  const { prototype, name } = decoration;
  const names = ownNames(prototype);
  Reflect.defineMetadata(DECORATED_NAMES_METADATA, [...names, name], prototype);
  Reflect.defineMetadata(DECORATION_METADATA, decoration, prototype, name);
}

/** The decoration nearest to `prototype` for this method: its own, or the one it inherits. */
export function findDecoration(prototype: object, name: string): Decoration | undefined {
  // Only writeDecoration writes under this key.
  return Reflect.getMetadata(DECORATION_METADATA, prototype, name) as Decoration | undefined;
}

export function isDecorated(prototype: object, name: string): boolean {
  return ownNames(prototype).includes(name);
}

/** One decoration for each memoized method that instances of `prototype` have, inherited ones included. */
export function listDecorations(prototype: object): Decoration[] {
  const nearest = new Map<string, Decoration>();
  for (let level: object | null = prototype; level; level = Object.getPrototypeOf(level) as object | null) {
    for (const name of ownNames(level)) {
      const decoration = findDecoration(level, name);
      if (decoration && !nearest.has(name)) nearest.set(name, decoration);
    }
  }
  return [...nearest.values()];
}

function ownNames(prototype: object): readonly string[] {
  // Only writeDecoration writes under this key.
  const names = Reflect.getOwnMetadata(DECORATED_NAMES_METADATA, prototype) as readonly string[] | undefined;
  return names ?? [];
}
