import { Get } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { CacheMemoize, CacheMemoizeInterceptor, type Class } from 'nestjs-cache-memoize';
import { lastValueFrom, type Observable, of, throwError, toArray } from 'rxjs';
import { CacheHeaders } from '../../../lib/http/cache-headers';
import { decorationOf } from '../../support/applications/decoration-of';
import { adapterHost, RecordingResponse } from '../../support/doubles/recording-response';

class FilesController {
  @Get()
  @CacheMemoize()
  async find(): Promise<void> {}

  @Get('plain')
  async plain(): Promise<void> {}
}

const { find, plain } = FilesController.prototype;
const FIND = decorationOf(FilesController, 'find');

interface Request {
  readonly handler?: () => unknown;
  readonly type?: string;
  readonly controller?: Class;
  /** What the handler, or an interceptor below, comes to. */
  readonly emits?: Observable<unknown>;
}

/** An application with a handler that cannot be handed its response. */
function setUp() {
  const headers = new CacheHeaders(adapterHost());
  headers.openScope();
  const interceptor = new CacheMemoizeInterceptor(headers);
  const listener = headers.listenerFor(FilesController.prototype, FIND);
  const response = new RecordingResponse();
  let hasTrace = false;
  const request = ({
    handler = find,
    type = 'http',
    controller = FilesController,
    emits = of(1),
  }: Request = {}) => {
    const context = new ExecutionContextHost([{}, response], controller as never, handler);
    context.setType(type);
    return interceptor.intercept(context, {
      handle: () => {
        const trace = listener?.begin(undefined, []);
        hasTrace = trace !== undefined;
        if (trace) trace.outcome = 'bypass';
        return emits;
      },
    });
  };
  return { headers, response, request, hasTrace: () => hasTrace };
}

const values = (of: Observable<unknown>) => lastValueFrom(of.pipe(toArray()));

describe('the interceptor of memoized handlers', () => {
  it('writes what happened to the call before the answer goes on, which it leaves as it is', async () => {
    const { response, request } = setUp();
    expect(await values(request({ emits: of('answer') }))).toEqual(['answer']);
    expect(response.written).toEqual({ 'cache-status': 'nestjs-cache-memoize; fwd=bypass' });
  });

  it('writes once, where others emit twice', async () => {
    const { response, request } = setUp();
    expect(await values(request({ emits: of(1, 2) }))).toEqual([1, 2]);
    expect(response.written['cache-status']).toBe('nestjs-cache-memoize; fwd=bypass');
  });

  it('writes on the response to an error too, and hands it on', async () => {
    const { response, request } = setUp();
    const error = new Error('no');
    await expect(values(request({ emits: throwError(() => error) }))).rejects.toBe(error);
    expect(response.written['cache-status']).toBe('nestjs-cache-memoize; fwd=bypass');
  });

  it('does so for every request', async () => {
    const { response, request } = setUp();
    await values(request());
    delete response.written['cache-status'];
    await values(request());
    expect(response.written['cache-status']).toBeDefined();
  });

  it.each<[string, Request]>([
    ['of a handler that is not memoized', { handler: plain }],
    ['of another protocol', { type: 'rpc' }],
  ])('passes through a request %s', async (_, given) => {
    const { response, request, hasTrace } = setUp();
    expect(await values(request(given))).toEqual([1]);
    expect([response.written, hasTrace()]).toEqual([{}, false]);
  });

  it('passes through where no handler needs it', async () => {
    const headers = new CacheHeaders(adapterHost());
    const context = new ExecutionContextHost([{}, {}], FilesController as never, find);
    for (const given of [headers, null]) {
      const emitted = new CacheMemoizeInterceptor(given).intercept(context, { handle: () => of('answer') });
      expect(await values(emitted)).toEqual(['answer']);
    }
  });

  it('passes through a handler that is handed its response: it writes by itself', async () => {
    const { headers, response, request, hasTrace } = setUp();
    headers.responses.askFor(FilesController, FIND);
    headers.responses.takeBack();
    await values(request());
    expect([response.written, hasTrace()]).toEqual([{}, false]);
  });

  it('tells the controllers apart that inherit one handler', async () => {
    class ArchiveController extends FilesController {}
    const { headers, response, request } = setUp();
    headers.responses.askFor(FilesController, FIND);
    headers.responses.takeBack();
    await values(request());
    await values(request({ controller: ArchiveController }));
    expect(response.written['cache-status']).toBe('nestjs-cache-memoize; fwd=bypass');
  });
});
