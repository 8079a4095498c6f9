import type { CallTrace } from '../../../lib/ports/call-trace';
import { HandlerListener } from '../../../lib/http/handler-listener';
import { HeaderWriter } from '../../../lib/http/header-writer';
import { traceOf } from '../../support/applications/trace-of';
import { adapterHost, RecordingResponse } from '../../support/doubles/recording-response';
import { settled } from '../../support/time/manual-clock';

function setUp(claim: () => CallTrace | undefined = () => undefined) {
  const response = new RecordingResponse();
  const listener = new HandlerListener(new HeaderWriter(adapterHost()), claim);
  const begin = () => listener.begin(response) as CallTrace;
  return { response, listener, begin };
}

const status = ({ written }: RecordingResponse) => written['cache-status'];

describe('the call of a handler that came with its response', () => {
  it('is written on it at once where it was a hit in memory: Nest may send it in the same tick', () => {
    const { response, listener, begin } = setUp();
    const trace = Object.assign(begin(), { outcome: 'hit', ttl: 1000 });
    listener.called(trace, new Promise(() => undefined));
    expect(status(response)).toBe('nestjs-cache-memoize; hit; ttl=1');
  });

  it('is written on it when it has answered, before who waits for the answer goes on', async () => {
    const { response, listener, begin } = setUp();
    const trace = begin();
    let answerNow!: () => void;
    const answer = new Promise<void>((resolve) => (answerNow = resolve));
    listener.called(trace, answer);
    expect(status(response)).toBeUndefined();
    const seen = answer.then(() => status(response));
    trace.outcome = 'bypass';
    answerNow();
    expect(await seen).toBe('nestjs-cache-memoize; fwd=bypass');
  });

  it('is written on it also where the handler rejects', async () => {
    const { response, listener, begin } = setUp();
    const trace = begin();
    listener.called(trace, Promise.reject(new Error('no')));
    trace.outcome = 'miss';
    await settled();
    expect(status(response)).toBe('nestjs-cache-memoize; fwd=miss');
  });

  it('has a trace of its own, and asks no interceptor for one', () => {
    const claim = jest.fn();
    const { begin } = setUp(claim);
    expect(begin()).not.toBe(begin());
    expect(claim).not.toHaveBeenCalled();
  });
});

describe('the call of a handler that came without', () => {
  it('writes to the trace of the interceptor that waits for it, and on no response', () => {
    const awaited = traceOf({ outcome: 'hit' });
    const { response, listener } = setUp(() => awaited);
    expect(listener.begin(undefined)).toBe(awaited);
    listener.called(awaited, Promise.resolve());
    expect(response.written).toEqual({});
  });

  it('is of no interest where none waits: somebody calls the method by hand', () => {
    expect(setUp().listener.begin(undefined)).toBeUndefined();
  });
});
