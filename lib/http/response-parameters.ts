/**
 * How the call of a memoized HTTP handler comes by the response whose headers tell of it.
 *
 * As if `@Res({ passthrough: true })` stood on one more parameter of the handler, far behind its last: Nest hands the
 * response to the memoizing proxy, which takes it away again before anybody sees it. Nest reads the parameters of a
 * handler from its class when it registers the route, and never again; so ours stands there just as long, because
 * classes belong to every application of the process, and to the classes that inherit from them.
 *
 * The design's way was an interceptor with an AsyncLocalStorage, and it remains where this one is barred. Measured on
 * Fastify and Node 20, where a request without either costs 24 µs: an interceptor costs every route of the application
 * 9 more, memoized or not, and the AsyncLocalStorage another 11; the parameter costs 1.
 */
import { RESPONSE_PASSTHROUGH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Class } from '../types/class';
import type { Decoration } from '../nest/decoration';
import { HANDED_RESPONSE, readParameters } from '../nest/handler-parameters';

/** Those of one application. */
export class ResponseParameters {
  private readonly asked = new Map<Class, Set<Decoration>>();
  private readonly additions: Addition[] = [];

  /** Has Nest hand the response to a handler of a controller, if it registers the route before `takeBack`. */
  askFor(controller: Class, decoration: Decoration): void {
    decoration.handedCount = countOf(readParameters(controller, decoration.name));
    this.additions.push(Addition.to(controller, decoration.name));
    this.asked.set(controller, (this.asked.get(controller) ?? new Set()).add(decoration));
  }

  /** Whether the calls of a handler come with their response. */
  has(controller: Class, decoration: Decoration): boolean {
    return this.asked.get(controller)?.has(decoration) === true;
  }

  /** Leaves the classes as they were. */
  takeBack(): void {
    for (const addition of this.additions.splice(0)) addition.takeBack();
  }
}

/** Our parameter on one handler of one class: once, however many applications register its route at the same moment. */
class Addition {
  private static readonly standing = new WeakMap<Class, Map<string, Addition>>();
  private users = 0;
  private readonly restorers: (() => void)[] = [];

  static to(controller: Class, name: string): Addition {
    const ofClass = this.standing.get(controller) ?? new Map<string, Addition>();
    this.standing.set(controller, ofClass);
    const addition = ofClass.get(name) ?? new Addition(controller, name);
    ofClass.set(name, addition);
    addition.users++;
    return addition;
  }

  private constructor(
    private readonly controller: Class,
    private readonly name: string,
  ) {
    const key = `${RouteParamtypes.RESPONSE}:${HANDED_RESPONSE.index}`;
    this.define(ROUTE_ARGS_METADATA, { ...readParameters(controller, name), [key]: HANDED_RESPONSE });
    this.define(RESPONSE_PASSTHROUGH_METADATA, true);
  }

  takeBack(): void {
    if (--this.users > 0) return;
    for (const restore of this.restorers) restore();
    Addition.standing.get(this.controller)?.delete(this.name);
  }

  private define(key: string, value: unknown): void {
    const { controller, name } = this;
    const own: unknown = Reflect.getOwnMetadata(key, controller, name);
    this.restorers.push(() => {
      if (own === undefined) Reflect.deleteMetadata(key, controller, name);
      else Reflect.defineMetadata(key, own, controller, name);
    });
    Reflect.defineMetadata(key, value, controller, name);
  }
}

/** Whether there is a place for the response behind the handler's own parameters. */
export function hasRoomForResponse(controller: Class, { name }: Decoration): boolean {
  return countOf(readParameters(controller, name)) <= HANDED_RESPONSE.index;
}

/**
 * Takes the response, and all that is behind the handler's own parameters, away from the arguments of a call.
 *
 * @returns undefined where there is none: somebody really calls the method with so many arguments
 */
export function takeResponse({ handedCount }: Decoration, args: unknown[]): object | undefined {
  if (handedCount === undefined || args.length !== HANDED_RESPONSE.index + 1) return undefined;
  const response = args[HANDED_RESPONSE.index];
  if (!isResponse(response)) return undefined;
  args.length = handedCount;
  return response;
}

function countOf(parameters: ReturnType<typeof readParameters>): number {
  return Math.max(-1, ...Object.values(parameters).map(({ index }) => index)) + 1;
}

function isResponse(value: unknown): value is object {
  return typeof (value as { getHeader?: unknown } | null | undefined)?.getHeader === 'function';
}
