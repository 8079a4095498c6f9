import { MemoryCacheDescription } from '../../caches/memory/memory-cache.description';
import type { CacheEntry } from '../../options/resolve-caches';
import type * as SharedAliasFile from './shared-alias';

let loaded: typeof SharedAliasFile | undefined;

/**
 * Loads what makes an alias that others can reach too, with all that only such an alias needs: a quarter of the library,
 * which an application that keeps everything in memory does without. In no `import()`, which Jest knows only behind a flag.
 *
 * It is called as soon as it is known that it will be needed, where the module is written down. When the application starts,
 * Jest may load into another registry of modules (`resetModules`), where no class is the one that everybody else has.
 */
export function loadSharedAlias(): typeof SharedAliasFile {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- as is said above
  return (loaded ??= require('./shared-alias') as typeof SharedAliasFile);
}

/** Whether an alias needs it, as far as can be told from what was given. */
export function mayBeShared({ store }: CacheEntry): boolean {
  return !(store instanceof MemoryCacheDescription);
}
