import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { MEMOIZE_RUNTIME } from '../constants';
import { CallTrace } from '../core/calls/call-trace';
import type { Decoration } from '../nest/decoration';
import { findHttpDecoration } from '../nest/handler';
import { MemoizeRuntime } from '../runtime/memoize.runtime';

/**
 * Speaks HTTP for memoized handlers that cannot be handed their response (see runtime/response-parameters.ts):
 * `Cache-Status` (RFC 9211) says what happened to the handler's own call, `Age` how old a hit is. Registered by the
 * module for the whole application as soon as there is such a handler; all others are passed through.
 */
@Injectable()
export class CacheMemoizeInterceptor implements NestInterceptor {
  /** Class → handler → its decoration, null where there is nothing to tell: classes may inherit one handler. */
  private readonly decorations = new WeakMap<object, Map<object, Decoration | null>>();

  constructor(@Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { callScope, speaker } = this.runtime;
    const decoration = callScope && this.decorationOf(context);
    if (!callScope || !decoration) return next.handle();
    const trace = new CallTrace();
    const tell = once(() => speaker?.tell(context.switchToHttp().getResponse(), trace));
    return callScope.run(decoration, trace, () => next.handle()).pipe(tap({ next: tell, error: tell }));
  }

  private decorationOf(context: ExecutionContext): Decoration | null {
    if (context.getType() !== 'http') return null;
    const controller = context.getClass();
    const ofClass = this.decorations.get(controller) ?? new Map<object, Decoration | null>();
    this.decorations.set(controller, ofClass);
    const handler = context.getHandler();
    const known = ofClass.get(handler);
    if (known !== undefined) return known;
    const found = findHttpDecoration(controller.prototype as object, handler);
    const decoration = found && !this.runtime.responses.has(controller, found) ? found : null;
    ofClass.set(handler, decoration);
    return decoration;
  }
}

/** Interceptors below may emit more than once, or fail after they emitted. */
function once(tell: () => void): () => void {
  let isTold = false;
  return () => {
    if (!isTold) tell();
    isTold = true;
  };
}
