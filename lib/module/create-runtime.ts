import type { HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { memoryCache } from '../caches/memory/memory-cache.description';
import { MODULE_CONFIGURATION } from '../constants';
import { DuplicateModuleError } from '../errors/duplicate-module.error';
import { DEFAULT_ALIAS } from '../options/defaults';
import type { CacheMemoizeModuleOptions, Caches } from '../options/module-options';
import { OptionReader } from '../options/option-reader';
import { resolveModuleOptions } from '../options/resolve-module-options';
import { Application } from '../runtime/application';
import { CacheRegistry } from '../runtime/cache.registry';
import { HttpSpeaker } from '../http/header-writer';
import { MemoizeExplorer } from '../runtime/startup.explorer';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import { OnceReporter } from '../runtime/once.reporter';

/**
 * Makes the one runtime of an application from the module's configuration.
 *
 * @throws CacheMemoizeError for what is refused
 */
export async function createRuntime(
  configuration: CacheMemoizeModuleOptions & { readonly caches?: Caches },
  container: ModulesContainer,
  adapterHost: HttpAdapterHost,
): Promise<MemoizeRuntime> {
  refuseSecondModule(container);
  const where = 'the options of CacheMemoizeModule';
  const reader = OptionReader.of(configuration, where);
  if (reader.has('isGlobal')) reader.refuse('isGlobal', 'given to forRootAsync itself, beside the factory');
  const { caches = {}, ...given } = configuration;
  const options = resolveModuleOptions(given, where);
  const reporter = new OnceReporter(options.onError);
  const registry = await CacheRegistry.create(
    { [DEFAULT_ALIAS]: memoryCache(), ...caches },
    options,
    reporter,
  );
  const speaker = options.http && options.enabled ? new HttpSpeaker(adapterHost) : undefined;
  const runtime = new MemoizeRuntime({ container, options, registry, reporter, speaker });
  Application.of(container).methods = runtime;
  new MemoizeExplorer(runtime).tagProducts();
  return runtime;
}

function refuseSecondModule(container: ModulesContainer): void {
  const modules = [...container.values()].filter((module) => module.providers.has(MODULE_CONFIGURATION));
  if (modules.length > 1) throw new DuplicateModuleError();
}
