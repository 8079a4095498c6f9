import type { CallTrace } from '../../../lib/ports/call-trace';
import { HeaderWriter } from '../../../lib/http/header-writer';
import { traceOf } from '../../support/applications/trace-of';
import { adapterHost, RecordingResponse } from '../../support/doubles/recording-response';

const HIT = traceOf({ outcome: 'hit', age: 2500, ttl: 7500 });
const MISS = traceOf({ outcome: 'miss', isStored: true });

describe.each(['express', 'fastify'] as const)('what is written on a response of %s', (platform) => {
  const write = (trace: CallTrace, response = new RecordingResponse()) => {
    new HeaderWriter(adapterHost(platform)).write(response, trace);
    return response.written;
  };

  it('tells a hit and its age', () => {
    expect(write(HIT)).toEqual({ 'cache-status': 'nestjs-cache-memoize; hit; ttl=8', age: '2' });
  });

  it('tells a miss, which has no age', () => {
    expect(write(MISS)).toStrictEqual({ 'cache-status': 'nestjs-cache-memoize; fwd=miss; stored' });
  });

  it('is nothing where the call never reached the cache', () => {
    expect(write(traceOf({}))).toEqual({});
  });

  it('comes after what caches nearer to the origin have said', () => {
    const response = new RecordingResponse();
    response.written['cache-status'] = 'origin; hit';
    expect(write(MISS, response)['cache-status']).toBe('origin; hit, nestjs-cache-memoize; fwd=miss; stored');
  });
});

describe('a response whose headers have left', () => {
  it('is left alone: to write on it would throw', () => {
    const response = new RecordingResponse();
    response.headersSent = true;
    new HeaderWriter(adapterHost('express')).write(response, HIT);
    expect(response.written).toEqual({});
  });
});

describe('a response of a platform that shows no headers', () => {
  it('is written on all the same', () => {
    const response = { written: {} as Record<string, string> };
    new HeaderWriter(adapterHost('express')).write(response, MISS);
    expect(response.written).toEqual({ 'cache-status': 'nestjs-cache-memoize; fwd=miss; stored' });
  });
});
