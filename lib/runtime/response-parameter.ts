/**
 * How the call of a memoized HTTP handler comes by the response whose headers tell of it.
 *
 * As if `@Res({ passthrough: true })` stood on one more parameter of the handler, far behind the last: Nest hands the
 * response to the memoizing proxy, which takes it away again before anybody sees it.
 *
 * The design's way was an interceptor with an AsyncLocalStorage, and it remains where this one is barred. Measured on
 * Fastify and Node 20, where a request without either costs 24 µs: an interceptor costs every route of the
 * application 9 more, memoized or not, and the AsyncLocalStorage another 11; the parameter costs 1.
 */
import { type Decoration, isProxy } from './decoration';
import { findHandler } from './handler';
import { hasResponseParameter, readParameters, writeResponseParameter } from './handler-metadata';
import { HTTP } from './handler-protocols';

/** Behind the last parameter that any method has: a class that inherits the handler may override it with more. */
export const RESPONSE_PLACE = 16;

/** How many arguments Nest would give to each handler to which it hands the response. */
const ownCounts = new WeakMap<Decoration, number>();

/**
 * Has Nest hand the response to a handler when it registers its route: in every application of this process that has
 * the class, with our module or without.
 *
 * @returns false where that cannot be: a decorator above replaced the method, and would see one more argument; or the
 *   method serves another protocol as well, which would take the parameter for one of its own
 */
export function askForResponse(prototype: object, decoration: Decoration): boolean {
  const handler = findHandler(prototype, decoration);
  if (!handler || !isProxy(handler.method)) return false;
  const isForHttpOnly = handler.protocols.every((protocol) => protocol === HTTP);
  if (!isForHttpOnly || countOwnArguments(decoration) > RESPONSE_PLACE) return false;
  writeResponseParameter(decoration, RESPONSE_PLACE);
  return true;
}

/**
 * Of arguments with the response behind them, those that the handler has without us.
 *
 * @returns undefined when they are none such: somebody really calls the method with so many
 */
export function ownArgumentsOf(decoration: Decoration, args: readonly unknown[]): unknown[] | undefined {
  if (args.length !== RESPONSE_PLACE + 1) return undefined;
  const ownCount = ownCounts.get(decoration) ?? rememberOwnCount(decoration);
  return ownCount === undefined ? undefined : args.slice(0, ownCount);
}

/** undefined: nobody asked for the response of this method. */
function rememberOwnCount(decoration: Decoration): number | undefined {
  if (!hasResponseParameter(decoration)) return undefined;
  const ownCount = countOwnArguments(decoration);
  ownCounts.set(decoration, ownCount);
  return ownCount;
}

function countOwnArguments(decoration: Decoration): number {
  const places = Object.values(readParameters(decoration)).map(({ index }) => index);
  return Math.max(-1, ...places) + 1;
}
