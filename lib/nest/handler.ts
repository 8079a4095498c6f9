import { CUSTOM_ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import type { Class } from '../types/class';
import { type Decoration, listDecorations } from './decoration';
import { readParameters } from './handler-parameters';
import { HTTP, type HandlerProtocol, PROTOCOLS } from './handler-protocols';

/** A parameter of a handler, as its decorator describes it. */
export interface HandlerParameter {
  /** The number of Nest's decorator. */
  readonly type: number;
  /** What the decorator was told to give, of all that it could: the name of a header, say. */
  readonly part: unknown;
}

/** A memoized method that Nest calls for a request, a message or a field of a query. */
export interface Handler {
  readonly decoration: Decoration;
  readonly method: object;
  readonly protocols: readonly HandlerProtocol[];
  /** Those that Nest's own decorators describe; decorators of the application count as what they give. */
  readonly parameters: readonly HandlerParameter[];
  /** Whether any parameter is decorated. If none is, some protocols hand over all they have. */
  readonly isDecorated: boolean;
}

/** undefined: the method is no handler, or an override that is not memoized itself is the handler. */
export function findHandler(prototype: object, decoration: Decoration): Handler | undefined {
  const method = methodOf(prototype, decoration);
  const protocols = method ? PROTOCOLS.filter((protocol) => protocol.isHandler(method)) : [];
  if (!method || protocols.length === 0) return undefined;
  const declaring = decoration.prototype.constructor as Class;
  const described = Object.entries(readParameters(declaring, decoration.name));
  const parameters = described
    .filter(([key]) => !key.includes(CUSTOM_ROUTE_ARGS_METADATA))
    .map(([key, { data }]) => ({ type: Number.parseInt(key, 10), part: data }));
  return { decoration, method, protocols, parameters, isDecorated: described.length > 0 };
}

export function isHttpHandler(prototype: object, decoration: Decoration): boolean {
  const method = methodOf(prototype, decoration);
  return method !== undefined && HTTP.isHandler(method);
}

/** Which decoration memoizes the function that Nest calls as an HTTP handler of a class. */
export function findHttpDecoration(prototype: object, method: object): Decoration | undefined {
  if (!HTTP.isHandler(method)) return undefined;
  return listDecorations(prototype).find((decoration) => methodOf(prototype, decoration) === method);
}

/**
 * Whether Nest hands this handler arguments for which it has no parameters, so that no outcome depends on them. It
 * is read from the source of the method, and where that leaves a doubt, the answer is no: a rest parameter and
 * `arguments` do not show in a function's length.
 */
export function ignoresArguments(prototype: object, decoration: Decoration): boolean {
  const handler = findHandler(prototype, decoration);
  if (!handler?.protocols.some(handsOverAll)) return false;
  const source = Function.prototype.toString.call(decoration.original);
  return (
    WITHOUT_PARAMETERS.test(source) && !source.includes('arguments') && !source.includes('[native code]')
  );
}

export function handsOverAll({ givenUndecorated }: HandlerProtocol): boolean {
  return givenUndecorated !== undefined;
}

const WITHOUT_PARAMETERS = /^(?:async\b)?\s*(?:function\b)?\s*[\w$]*\s*\(\s*\)\s*\{/;

/** What instances of this class have under the name, if it is the decorated method and no override of it. */
function methodOf(prototype: object, { prototype: declaring, name }: Decoration): object | undefined {
  let level: object | null = prototype;
  while (level && !Object.hasOwn(level, name)) level = Object.getPrototypeOf(level) as object | null;
  // @CacheMemoize found a function there, and decorators above it can put nothing else in its place.
  return level === declaring ? (declaring as Record<string, object>)[name] : undefined;
}
