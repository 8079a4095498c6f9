import type { HttpAdapterHost } from '@nestjs/core';
import type { CallTrace } from '../ports/call-trace';
import { appendCacheStatus, formatAge, formatCacheStatus } from './cache-status';

type HttpAdapter = HttpAdapterHost['httpAdapter'];

/** Express's response and Fastify's reply; other platforms may have no such method. */
interface ResponseHeaders {
  getHeader?(name: string): unknown;
}

interface FastifyReply {
  getHeader(name: string): unknown;
  header(name: string, value: string): unknown;
}

/** Writes on the response to a memoized handler's request what happened to its call. */
export class HeaderWriter {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  /** Does nothing where the handler was not called through the cache, or the headers have left already. */
  write(response: unknown, trace: CallTrace): void {
    const status = formatCacheStatus(trace);
    if (status === undefined) return;
    const age = formatAge(trace);
    const { httpAdapter } = this.adapterHost;
    if (httpAdapter.getType() === 'fastify') setOnReply(response as FastifyReply, status, age);
    else setThrough(httpAdapter, { response, status, age });
  }
}

/**
 * Not through Nest's adapter, which asks before each header whose response it is: on Fastify that, and names that have to
 * be made lower-case, cost a request half a µs of 21. A reply that has been sent ignores headers.
 */
function setOnReply(reply: FastifyReply, status: string, age: string | undefined): void {
  reply.header('cache-status', appendCacheStatus(reply.getHeader('cache-status'), status));
  if (age !== undefined) reply.header('age', age);
}

interface WrittenHeaders {
  readonly response: unknown;
  readonly status: string;
  readonly age: string | undefined;
}

function setThrough(adapter: HttpAdapter, { response, status, age }: WrittenHeaders): void {
  if (adapter.isHeadersSent(response)) return;
  const earlier = (response as ResponseHeaders).getHeader?.('Cache-Status');
  adapter.setHeader(response, 'Cache-Status', appendCacheStatus(earlier, status));
  if (age !== undefined) adapter.setHeader(response, 'Age', age);
}
