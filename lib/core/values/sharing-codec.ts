import { types } from 'node:util';
import { type Payload } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { hasBody, isIterator, isObject, isPromise, isStream, kindOf } from '../kinds/kind';
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
 * Refuses what serves one reader only: promises, streams, iterators, and requests and responses with a body, the value
 * itself or inside its object literals, arrays, Maps and Sets, as far as the first thousand objects, and the first
 * thousand children of each. Other instances
 * are not looked into.
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
      addChildren(each, { found, seen });
    } catch (error) {
      throw explainRefusal(error, { method, path: joinSteps('result', each.path) });
    }
  }
}

function refuseOnce(value: object): void {
  if (isPromise(value)) refuse('a promise');
  if (isStream(value)) refuse('a stream');
  if (isIterator(value)) refuse('an iterator');
  if (hasBody(value)) refuse('a request or a response with a body');
}

/** Adds the objects among the children of one, of which no more are listed than are looked at. */
function addChildren({ value, path }: Found, { found, seen }: { found: Found[]; seen: Set<object> }): void {
  let looked = 0;
  for (const [step, child] of childrenOf(value)) {
    if (looked++ >= MOST_OBJECTS || found.length > MOST_OBJECTS) return;
    if (!isObject(child) || seen.has(child)) continue;
    seen.add(child);
    found.push({ value: child, path: [...path, step] });
  }
}

/** Lists the steps to the children, and these, as far as somebody asks. */
function* childrenOf(value: object): Iterable<readonly [string, unknown]> {
  const kind = kindOf(value);
  if (kind === 'map' && types.isMap(value)) yield* childrenOfMap(value);
  else if (kind === 'set' && types.isSet(value)) yield* childrenOfSet(value);
  else if (kind === 'array' && Array.isArray(value)) yield* childrenOfArray(value);
  else if (kind === 'object' || kind === 'null-object') {
    for (const name of Object.keys(value)) yield [stepTo(name), Reflect.get(value, name)];
  }
}

function* childrenOfMap(value: ReadonlyMap<unknown, unknown>): Iterable<readonly [string, unknown]> {
  let index = 0;
  for (const [key, child] of value) {
    yield [`[key ${index}]`, key];
    yield [typeof key === 'string' ? stepTo(key) : `[value ${index}]`, child];
    index++;
  }
}

function* childrenOfSet(value: ReadonlySet<unknown>): Iterable<readonly [string, unknown]> {
  let index = 0;
  for (const child of value) yield [`[member ${index++}]`, child];
}

function* childrenOfArray(value: readonly unknown[]): Iterable<readonly [string, unknown]> {
  for (let index = 0; index < value.length; index++) yield [stepTo(String(index)), value[index]];
}
