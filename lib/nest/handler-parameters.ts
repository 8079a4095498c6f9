import { isDeepStrictEqual } from 'node:util';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import type { Class } from '../types/class';

/** What Nest's parameter decorators leave behind: under `3:0`, what was said of the parameter at place 0, of type 3. */
export type ParameterMetadata = Readonly<Record<string, ParameterEntry>>;

interface ParameterEntry {
  readonly index: number;
  readonly data?: unknown;
}

/** What ResponseParameters adds for a time: the response, where no parameter of a handler is. */
export const HANDED_RESPONSE: ParameterEntry & { readonly pipes: readonly unknown[] } = Object.freeze({
  index: 16,
  data: undefined,
  pipes: [],
});

/** The decorated parameters of a method, of the class itself or the one that it inherits it from; not ours. */
export function readParameters(declaring: Class, name: string): ParameterMetadata {
  const metadata: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, declaring, name);
  const all = (metadata ?? {}) as ParameterMetadata; // only Nest writes under this key, and ResponseParameters
  return Object.fromEntries(Object.entries(all).filter(([, entry]) => entry !== HANDED_RESPONSE));
}

/** Whether a method has the same parameters in both classes: one that inherits it may decorate them anew. */
export function shareParameters(one: Class, other: Class, name: string): boolean {
  return isDeepStrictEqual(readParameters(one, name), readParameters(other, name));
}
