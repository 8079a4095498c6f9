import { type Attributes, type Span, SpanStatusCode } from '@opentelemetry/api';
import { describeThrown } from '../errors/describe-value';

/** What every message of the channels says, and what some do. */
interface Described {
  readonly method: string | undefined;
  readonly alias: string;
  readonly outcome: string;
  readonly key?: string | undefined;
  readonly keys?: readonly string[];
  readonly target?: string;
}

/** `invalidateMany` may name a hundred thousand. */
const MOST_KEYS = 100;

/** What spans say: nothing that was made of arguments, unless asked. */
export class SpanDetails {
  /** @param areKeysShown keys, and texts that may hold them */
  constructor(private readonly areKeysShown: boolean) {}

  attributesOf(message: Described): Attributes {
    const { method, alias, outcome } = message;
    return {
      'cache.memoize.cache': alias,
      'cache.memoize.outcome': outcome,
      ...(method !== undefined && { 'cache.memoize.method': method }),
      ...(this.areKeysShown && namesIn(message)),
    };
  }

  fail(span: Span, error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    const message = this.areKeysShown ? describeThrown(error) : kind;
    span.setAttribute('error.type', kind);
    span.setStatus({ code: SpanStatusCode.ERROR, message });
    if (this.areKeysShown && error instanceof Error) span.recordException(error);
  }
}

function namesIn({ key, keys, target }: Described): Attributes {
  return {
    ...(key !== undefined && { 'cache.memoize.key': key }),
    ...(target !== undefined && { 'cache.memoize.target': target }),
    ...(keys !== undefined && { 'cache.memoize.keys': keys.slice(0, MOST_KEYS) }),
  };
}
