/**
 * How the call of a memoized HTTP handler comes by the response whose headers tell of it.
 *
 * As if `@Res({ passthrough: true })` stood on one more parameter of the handler, behind its last and a gap: Nest hands
 * the response to the memoizing proxy, which takes it away again before anybody sees it. Nest reads the parameters of a
 * handler from its class when it registers the route, and never again; so ours stands there just as long, because
 * classes belong to every application of the process, and to the classes that inherit from them.
 *
 * The design's way was an interceptor with an AsyncLocalStorage, and it remains where this one is barred. Measured on
 * Fastify and Node 20, where a request without either costs 24 µs: an interceptor costs every route of the application
 * 9 more, memoized or not, and the AsyncLocalStorage another 11; the parameter costs 1.
 */
import { RESPONSE_PASSTHROUGH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Class } from '../interfaces/class';
import type { Decoration } from './decoration';
import { readParameters } from './handler-metadata';

/** Those of one application. */
export class ResponseParameters {
  private readonly asked = new Map<Class, Set<Decoration>>();
  private readonly restorers: (() => void)[] = [];

  /** Has Nest hand the response to a handler of a controller, if it registers the route before `takeBack`. */
  askFor(controller: Class, decoration: Decoration): void {
    const parameters = readParameters(controller, decoration.name);
    // Once: a class that inherits the handler inherits our parameter too.
    const index = (decoration.responsePlace ??= countOf(parameters) + 1);
    const ours = { index, data: undefined, pipes: [] };
    const all = { ...parameters, [`${RouteParamtypes.RESPONSE}:${index}`]: ours };
    this.define(ROUTE_ARGS_METADATA, all, { controller, decoration });
    this.define(RESPONSE_PASSTHROUGH_METADATA, true, { controller, decoration });
    this.asked.set(controller, (this.asked.get(controller) ?? new Set()).add(decoration));
  }

  /** Whether the calls of a handler come with their response. */
  has(controller: Class, decoration: Decoration): boolean {
    return this.asked.get(controller)?.has(decoration) === true;
  }

  /** Leaves the classes as they were. */
  takeBack(): void {
    for (const restore of this.restorers.splice(0).reverse()) restore();
  }

  private define(key: string, value: unknown, { controller, decoration: { name } }: Place): void {
    const own: unknown = Reflect.getOwnMetadata(key, controller, name);
    this.restorers.push(() => {
      if (own === undefined) Reflect.deleteMetadata(key, controller, name);
      else Reflect.defineMetadata(key, own, controller, name);
    });
    Reflect.defineMetadata(key, value, controller, name);
  }
}

interface Place {
  readonly controller: Class;
  readonly decoration: Decoration;
}

/** Whether a class has the parameters of a handler as they were declared, and not others of its own. */
export function hasDeclaredParameters(controller: Class, { prototype, name }: Decoration): boolean {
  return readParameters(controller, name) === readParameters(prototype.constructor as Class, name);
}

/**
 * Takes the response, and the gap before it, away from the arguments of a call.
 *
 * @returns undefined where there is none: it is not Nest who calls, or nobody asked it for the response
 */
export function takeResponse({ responsePlace }: Decoration, args: unknown[]): object | undefined {
  if (responsePlace === undefined || args.length !== responsePlace + 1) return undefined;
  const response = args[responsePlace];
  if (args[responsePlace - 1] !== undefined || !isResponse(response)) return undefined;
  args.pop();
  args.pop();
  return response;
}

function countOf(parameters: ReturnType<typeof readParameters>): number {
  return Math.max(-1, ...Object.values(parameters).map(({ index }) => index)) + 1;
}

function isResponse(value: unknown): value is object {
  return typeof (value as { getHeader?: unknown } | null | undefined)?.getHeader === 'function';
}
