import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { traceMemoize, type TraceMemoizeOptions } from 'nestjs-cache-memoize/opentelemetry';
import { memoized } from 'nestjs-cache-memoize';
import { MapStore } from '../support/doubles/map-store';
import { openAgedRates, openShop, Shop } from './shop';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
const tracer = provider.getTracer('shop');
let stop: () => void = () => undefined;

function follow(options: Partial<TraceMemoizeOptions> = {}): void {
  stop = traceMemoize({ tracer, ...options });
}

function spans(): ReadableSpan[] {
  return exporter.getFinishedSpans();
}

const told = ({ name, attributes }: ReadableSpan) => [name, attributes['cache.memoize.outcome']].join(' ');

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());
afterEach(() => {
  stop();
  exporter.reset();
});

describe('the spans', () => {
  it('are of runs and of invalidations, with the method, the cache and the outcome', async () => {
    const { shop, invalidator } = await openShop();
    follow();
    await shop.find(1);
    await shop.find(1);
    await memoized(shop).find.refresh(1);
    await shop.find(() => undefined);
    await invalidator.invalidate(Shop, 'find', 1);
    expect(spans().map(told)).toEqual([
      'cache run Shop.find miss',
      'cache run Shop.find refresh',
      'cache run Shop.find bypass',
      'cache invalidate confirmed',
    ]);
    const attributes = { 'cache.memoize.method': 'Shop.find', 'cache.memoize.cache': 'default' };
    for (const span of spans()) expect(span.attributes).toMatchObject(attributes);
  });

  it('lie in the span of the caller, and what the run does lies in its own', async () => {
    const { shop } = await openShop();
    shop.during = () => tracer.startSpan('query').end();
    follow();
    await tracer.startActiveSpan('request', async (request) => {
      await shop.find(1);
      request.end();
    });
    const [query, run, request] = spans();
    expect([query?.name, run?.name, request?.name]).toEqual(['query', 'cache run Shop.find', 'request']);
    expect(query?.parentSpanContext?.spanId).toBe(run?.spanContext().spanId);
    expect(run?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  it('say of a run that threw the kind of error, and of an invalidation that it was not confirmed', async () => {
    const store = new MapStore();
    const { shop, invalidator } = await openShop({ default: store }, { keyPrefix: 'shop' });
    store.set = () => Promise.reject(new Error('the password of ada is down'));
    follow();
    await shop.find(13).catch(() => undefined);
    await invalidator.invalidate(Shop, 'find', 4711).catch(() => undefined);
    expect(spans().map(({ status }) => status)).toEqual([
      { code: SpanStatusCode.ERROR, message: 'RangeError' },
      { code: SpanStatusCode.ERROR, message: expect.stringMatching(/Error$/) as string },
    ]);
    const shown = JSON.stringify(
      spans().map(({ attributes, events, status }) => [attributes, events, status]),
    );
    expect(shown).not.toMatch(/4711|ada|product 13/);
  });

  it('say under which key, what was named and what was thrown only where they are asked to', async () => {
    const { shop, invalidator } = await openShop();
    follow({ keys: true });
    await shop.find(13).catch(() => undefined);
    await invalidator.invalidateMany(Shop, 'find', [[1], [2]]);
    const [run, invalidation] = spans();
    expect(run?.attributes['cache.memoize.key']).toBe('Shop.find:13');
    expect(run?.events).toMatchObject([{ name: 'exception' }]);
    expect(run?.status.message).toContain('no product 13');
    expect(invalidation?.attributes).toMatchObject({
      'cache.memoize.keys': ['Shop.find:1', 'Shop.find:2'],
      'cache.memoize.target': 'Shop.find',
    });
  });

  it('are of hits only where they are asked to', async () => {
    const { shop } = await openShop();
    await shop.find(1);
    await shop.send(1);
    follow({ hits: true });
    await shop.find(1);
    await shop.send(1);
    expect(spans().map(told)).toEqual(['cache hit hit', 'cache hit guarded']);
    expect(spans()[0]?.attributes).not.toHaveProperty('cache.memoize.key');
  });

  it('are of renewals, which lie in no span of the caller', async () => {
    const { renew } = await openAgedRates();
    follow({ hits: true });
    await tracer.startActiveSpan('request', async (request) => {
      await renew();
      request.end();
    });
    const [hit, renewal, request] = spans();
    expect([hit, renewal].map((span) => span && told(span))).toEqual([
      'cache hit stale',
      'cache run Rates.of renewal',
    ]);
    expect(hit?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(renewal?.parentSpanContext).toBeUndefined();
  });

  it('end when they are stopped', async () => {
    const { shop, invalidator } = await openShop();
    follow({ hits: true });
    stop();
    await shop.find(1);
    await shop.find(1);
    await invalidator.clear();
    expect(spans()).toEqual([]);
  });

  it('change nothing about what a method answers and throws', async () => {
    const { shop } = await openShop();
    follow({ hits: true, keys: true });
    expect([await shop.find(1), await shop.find(1)]).toEqual([{ id: 1 }, { id: 1 }]);
    await expect(shop.find(13)).rejects.toThrow(RangeError);
  });
});
