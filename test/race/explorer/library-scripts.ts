import * as leaseScripts from '../../../lib/caches/redis/lease-scripts';
import * as manyScripts from '../../../lib/caches/redis/many/many-scripts';
import { RedisScript } from '../../../lib/caches/redis/redis-script';
import * as tagScripts from '../../../lib/caches/redis/tags/tag-scripts';

const all = [leaseScripts, manyScripts, tagScripts]
  .flatMap((file): unknown[] => Object.values(file))
  .filter((each) => each instanceof RedisScript);

/** The library's Lua scripts, as a server has them in its script cache. */
export const SCRIPT_TEXTS: ReadonlyMap<string, string> = new Map(all.map(({ sha, text }) => [sha, text]));

const names = new Map(all.map(({ sha, name }) => [sha, name]));

/** A command as people read it: `FILL app:{=a}:v …` in place of the digest of the script. */
export function describeCommand([name, first = '', ...rest]: readonly string[]): string {
  const script = name === 'EVALSHA' ? names.get(first) : undefined;
  if (script !== undefined) return `${script.toUpperCase()} ${rest.slice(1).join(' ')}`;
  return name === 'EVAL' ? 'EVAL of a script that the server did not know' : [name, first, ...rest].join(' ');
}
