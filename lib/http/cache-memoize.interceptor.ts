import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type Observable, tap } from 'rxjs';
import { CACHE_HEADERS } from '../constants';
import { CallTrace } from '../ports/call-trace';
import type { Decoration } from '../nest/decoration';
import { findHttpDecoration } from '../nest/handler';
import type { CacheHeaders } from './cache-headers';

/**
 * Speaks HTTP for memoized handlers that cannot be handed their response (see http/response-parameters.ts):
 * `Cache-Status` (RFC 9211) says what happened to the handler's own call, `Age` how old a hit is. Registered by the
 * module for the whole application as soon as there is such a handler; all others are passed through.
 */
@Injectable()
export class CacheMemoizeInterceptor implements NestInterceptor {
  /** Class → handler → its decoration, null where there is nothing to write: classes may inherit one handler. */
  private readonly decorations = new WeakMap<object, Map<object, Decoration | null>>();

  constructor(@Inject(CACHE_HEADERS) private readonly headers: CacheHeaders | null) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { headers } = this;
    const scope = headers?.scope;
    const decoration = scope && this.decorationOf(context, headers);
    if (!decoration) return next.handle();
    const trace = new CallTrace();
    const write = once(() => headers.writer.write(context.switchToHttp().getResponse(), trace));
    return scope.run(decoration, trace, () => next.handle()).pipe(tap({ next: write, error: write }));
  }

  private decorationOf(context: ExecutionContext, headers: CacheHeaders): Decoration | null {
    if (context.getType() !== 'http') return null;
    const controller = context.getClass();
    const ofClass = this.decorations.get(controller) ?? new Map<object, Decoration | null>();
    this.decorations.set(controller, ofClass);
    const handler = context.getHandler();
    const known = ofClass.get(handler);
    if (known !== undefined) return known;
    const found = findHttpDecoration(controller.prototype as object, handler);
    const decoration = found && !headers.responses.has(controller, found) ? found : null;
    ofClass.set(handler, decoration);
    return decoration;
  }
}

/** Interceptors below may emit more than once, or fail after they emitted. */
function once(write: () => void): () => void {
  let isWritten = false;
  return () => {
    if (!isWritten) write();
    isWritten = true;
  };
}
