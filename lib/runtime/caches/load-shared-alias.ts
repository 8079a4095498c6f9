import type * as SharedAliasFile from './shared-alias';

/**
 * Loads what makes an alias that others can reach too, with all that only such an alias needs: a quarter of the library,
 * which an application that keeps everything in memory does without. In no `import()`, which Jest knows only behind a flag.
 */
export function loadSharedAlias(): typeof SharedAliasFile {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- as is said above
  return (loaded ??= require('./shared-alias') as typeof SharedAliasFile);
}

let loaded: typeof SharedAliasFile | undefined;

// Jest may forget what was loaded (`resetModules`), and would then load a second library beside this one, of which no class
// is known here. In a test it is loaded at once.
if (process.env['JEST_WORKER_ID'] !== undefined) loadSharedAlias();
