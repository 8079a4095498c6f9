import { posix } from 'node:path';

const MOST_RESULTS = 20;

/** The keys whose file name holds the lower-case query: those that begin with it first, each kind in order. */
export function findByFileName(keys: readonly string[], query: string): string[] {
  const ranked = keys
    .map((key) => ({ key, at: posix.basename(key).toLowerCase().indexOf(query) }))
    .filter(({ at }) => at >= 0);
  ranked.sort((one, other) => Number(one.at > 0) - Number(other.at > 0) || (one.key < other.key ? -1 : 1));
  return ranked.slice(0, MOST_RESULTS).map(({ key }) => key);
}
