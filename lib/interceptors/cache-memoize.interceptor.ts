import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Observable, tap } from 'rxjs';
import { MEMOIZE_RUNTIME } from '../constants';
import { CallTrace } from '../core/call-trace';
import type { Decoration } from '../runtime/decoration';
import { findHttpDecoration } from '../runtime/handler';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import { appendCacheStatus, formatAge, formatCacheStatus } from './cache-status';

/** Express's response and Fastify's reply. */
interface ResponseHeaders {
  getHeader(name: string): unknown;
}

/**
 * Speaks HTTP for memoized handlers: `Cache-Status` (RFC 9211) says what happened to the handler's own call, `Age`
 * how old a hit is. Registered by the module for the whole application; everything but memoized HTTP handlers, and
 * everything with `http: false`, is passed through.
 */
@Injectable()
export class CacheMemoizeInterceptor implements NestInterceptor {
  private readonly decorations = new WeakMap<object, Decoration | null>();

  constructor(
    @Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime,
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { callScope } = this.runtime;
    const decoration = callScope && this.decorationOf(context);
    if (!callScope || !decoration) return next.handle();
    const trace = new CallTrace();
    const tell = once(() => this.tell(context, trace));
    return callScope.run(decoration, trace, () => next.handle()).pipe(tap({ next: tell, error: tell }));
  }

  private decorationOf(context: ExecutionContext): Decoration | null {
    if (context.getType() !== 'http') return null;
    const handler = context.getHandler();
    const known = this.decorations.get(handler);
    if (known !== undefined) return known;
    const prototype = context.getClass().prototype as object;
    const decoration = findHttpDecoration(prototype, handler) ?? null;
    this.decorations.set(handler, decoration);
    return decoration;
  }

  private tell(context: ExecutionContext, trace: CallTrace): void {
    const status = formatCacheStatus(trace);
    const response = context.switchToHttp().getResponse<ResponseHeaders>();
    const { httpAdapter } = this.adapterHost;
    if (status === undefined || httpAdapter.isHeadersSent(response)) return;
    httpAdapter.setHeader(
      response,
      'Cache-Status',
      appendCacheStatus(response.getHeader('Cache-Status'), status),
    );
    const age = formatAge(trace);
    if (age !== undefined) httpAdapter.setHeader(response, 'Age', age);
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
