import type { HttpAdapterHost } from '@nestjs/core';
import { appendCacheStatus, formatAge, formatCacheStatus } from '../core/cache-status';
import type { CallTrace } from '../core/call-trace';

/** Express's response and Fastify's reply; other platforms may have no such method. */
interface ResponseHeaders {
  getHeader?(name: string): unknown;
}

/** Says on the response to a memoized handler's request what happened to its call. */
export class HttpSpeaker {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  /** Before Nest sends the answer: it asks for it later than we do. */
  tellAfter(answer: Promise<unknown>, response: unknown, trace: CallTrace): void {
    const tell = (): void => this.tell(response, trace);
    answer.then(tell, tell);
  }

  /** Does nothing where the handler was not called through the cache, or the headers have left already. */
  tell(response: unknown, trace: CallTrace): void {
    const status = formatCacheStatus(trace);
    const { httpAdapter } = this.adapterHost;
    if (status === undefined || httpAdapter.isHeadersSent(response)) return;
    const earlier = (response as ResponseHeaders).getHeader?.('Cache-Status');
    httpAdapter.setHeader(response, 'Cache-Status', appendCacheStatus(earlier, status));
    const age = formatAge(trace);
    if (age !== undefined) httpAdapter.setHeader(response, 'Age', age);
  }
}
