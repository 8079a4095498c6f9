import { isPromise, isStream } from '../kinds/value-content';
import { kindOf } from '../kinds/kind';
import { joinSteps, stepTo } from '../kinds/path';
import { refuse } from './refusal';
import { explainRefusal } from './value-survey';

/** Beyond this nobody looks: a shared value may be as large as the heap. */
const MOST_OBJECTS = 1_000;

interface Found {
  readonly value: object;
  readonly path: readonly string[];
}

/**
 * Refuses what serves one reader only: promises and streams, the value itself or inside its plain objects, arrays and
 * Maps, as far as the first thousand objects. Other instances are not looked into.
 *
 * @throws UncacheableValueError
 */
export function refuseSharing(value: unknown, method: string): void {
  if (typeof value !== 'object' || value === null) return;
  const found: Found[] = [{ value, path: [] }];
  const seen = new Set<object>([value]);
  for (let index = 0; index < found.length && found.length <= MOST_OBJECTS; index++) {
    const each = found[index]!;
    try {
      refuseOnce(each.value);
      for (const [name, child] of childrenOf(each.value)) {
        if (typeof child !== 'object' || child === null || seen.has(child)) continue;
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

function childrenOf(value: object): Iterable<readonly [string, unknown]> {
  switch (kindOf(value)) {
    case 'object':
    case 'null-object':
    case 'array':
      return Object.entries(value).slice(0, MOST_OBJECTS);
    case 'map':
      return [...(value as Map<unknown, unknown>)].map(([key, child]) => [String(key), child] as const);
    default:
      return [];
  }
}
