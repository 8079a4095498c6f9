import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Observable } from 'rxjs';
import type { CacheHeaders } from './cache-headers';
/**
 * Speaks HTTP for memoized handlers that cannot be handed their response (see http/response-parameters.ts):
 * `Cache-Status` (RFC 9211) says what happened to the handler's own call, `Age` how old a hit is. Registered by the
 * module for the whole application as soon as there is such a handler; all others are passed through.
 */
export declare class CacheMemoizeInterceptor implements NestInterceptor {
    private readonly headers;
    /** Class → handler → its decoration, null where there is nothing to write: classes may inherit one handler. */
    private readonly decorations;
    constructor(headers: CacheHeaders | null);
    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown>;
    private decorationOf;
}
