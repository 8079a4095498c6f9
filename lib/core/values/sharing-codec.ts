import { types } from 'node:util';
import { type Payload } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { isObject, isPromise, isStream, type Kind, kindOf } from '../kinds/kind';
import { joinSteps, stepTo } from '../kinds/path';
import { decodeKept, type Kept, KeptMark, KeptShared, KeptSharedError, replayKept } from './kept';
import { explainRefusal, refuse } from './refusal';

/** Serves memory with `isolation: 'share'`: everybody gets the very same object. */
export class SharingCodec implements OutcomeCodec {
  readonly replay = replayKept;

  constructor(private readonly options: { readonly method: string }) {}

  encode(outcome: Outcome): Kept {
    if (outcome.kind === 'mark') return new KeptMark();
    if (outcome.kind === 'error') return new KeptSharedError(outcome.error);
    refuseSingleUse(outcome.value, this.options.method);
    return new KeptShared(outcome.value);
  }

  decode(payload: Payload): Outcome {
    return decodeKept(payload);
  }
}

/** The most objects that are looked at: a shared value may be as large as the heap. */
const MOST_OBJECTS = 1_000;

interface Found {
  readonly value: object;
  readonly path: readonly string[];
}

/**
 * Refuses what serves one reader only: promises and streams, the value itself or inside its object literals, arrays
 * and Maps, as far as the first thousand objects. Other instances are not looked into.
 *
 * @throws UncacheableValueError
 */
function refuseSingleUse(value: unknown, method: string): void {
  if (!isObject(value)) return;
  const found: Found[] = [{ value, path: [] }];
  const seen = new Set<object>([value]);
  for (let index = 0; index < found.length && found.length <= MOST_OBJECTS; index++) {
    const each = found[index]!;
    try {
      refuseOnce(each.value);
      for (const [name, child] of childrenOf(each.value)) {
        if (!isObject(child) || seen.has(child)) continue;
        seen.add(child);
        found.push({ value: child, path: [...each.path, stepTo(name)] });
      }
    } catch (error) {
      throw explainRefusal(error, { method, path: joinSteps('result', each.path) });
    }
  }
}

function refuseOnce(value: object): void {
  if (isPromise(value)) refuse('a promise');
  if (isStream(value)) refuse('a stream');
}

const WITH_FIELDS: readonly Kind[] = ['object', 'null-object', 'array'];

function childrenOf(value: object): Iterable<readonly [string, unknown]> {
  const kind = kindOf(value);
  if (kind === 'map' && types.isMap(value))
    return [...value].map(([key, child]) => [String(key), child] as const);
  return WITH_FIELDS.includes(kind) ? Object.entries(value).slice(0, MOST_OBJECTS) : [];
}
