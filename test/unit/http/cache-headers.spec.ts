import { Get } from '@nestjs/common';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { CacheHeaders } from '../../../lib/http/cache-headers';
import { CallTrace } from '../../../lib/ports/call-trace';
import { decorationOf } from '../../support/applications/decoration-of';
import { adapterHost } from '../../support/doubles/recording-response';

class FilesController {
  @Get()
  @CacheMemoize()
  async find(): Promise<void> {}

  @CacheMemoize()
  async size(): Promise<void> {}
}

const FIND = decorationOf(FilesController, 'find');
const SIZE = decorationOf(FilesController, 'size');

describe('the headers of an application', () => {
  const { prototype } = FilesController;

  it('tell of HTTP handlers, and of no other memoized method', () => {
    const headers = new CacheHeaders(adapterHost());
    expect(headers.listenerFor(prototype, FIND)).toBeDefined();
    expect(headers.listenerFor(prototype, SIZE)).toBeUndefined();
  });

  it('need no scope, which slows every promise, until a handler cannot be handed its response', () => {
    const headers = new CacheHeaders(adapterHost());
    const listener = headers.listenerFor(prototype, FIND);
    expect([headers.scope, listener?.begin(undefined, [])]).toEqual([undefined, undefined]);
    headers.openScope();
    expect(headers.scope).toBeDefined();
  });

  it('have one scope, also for handlers that were bound before it was opened', () => {
    const headers = new CacheHeaders(adapterHost());
    const listener = headers.listenerFor(prototype, FIND);
    headers.openScope();
    const { scope } = headers;
    headers.openScope();
    expect(headers.scope).toBe(scope);
    const trace = new CallTrace();
    expect(scope?.run(FIND, trace, () => listener?.begin(undefined, []))).toBe(trace);
  });
});
