import { setTimeout as sleep } from 'node:timers/promises';
import { type CanActivate, type INestApplication, Injectable, type Type } from '@nestjs/common';
import { CacheMemoize, type CacheMemoizeModuleOptions, type Caches, memoryCache } from 'nestjs-cache-memoize';
import { CacheMemoizePanelModule, type PanelOptions } from 'nestjs-cache-memoize/panel';
import type { HttpApplication, StartHttp } from '../support/applications/http-application';

/** A text that would run, were it markup. */
export const HOSTILE = '<img src=x onerror=hacked=1>';

@Injectable()
export class Library {
  runs = 0;
  /** How long a run takes, in milliseconds. */
  runMs = 0;

  @CacheMemoize('10m', { tags: (title) => [`title:${title}`] })
  async find(title: string, page = 1): Promise<unknown> {
    this.runs++;
    if (this.runMs > 0) await sleep(this.runMs);
    if (title === 'nobody') throw new Error(HOSTILE);
    if (title === 'stream') return { [HOSTILE]: (): void => undefined };
    return { title, page, secret: 'the value' };
  }

  @CacheMemoize(Infinity)
  async count(_shelf: string): Promise<number> {
    if (this.runMs > 0) await sleep(this.runMs * 3);
    return ++this.runs;
  }

  @CacheMemoize('1d', { storeResult: false })
  async remind(_reader: string): Promise<void> {
    this.runs++;
  }
}

export interface LibraryParts {
  readonly panel?: PanelOptions;
  readonly caches?: Caches;
  readonly options?: CacheMemoizeModuleOptions;
  readonly providers?: (Type | { readonly provide: unknown; readonly useClass: Type<CanActivate> })[];
  readonly configure?: (application: INestApplication) => unknown;
}

/** An application with memoized methods and the panel. */
export async function openLibrary(
  start: StartHttp,
  { panel, caches, options, providers = [], configure }: LibraryParts = {},
): Promise<{ application: HttpApplication; library: Library }> {
  const application = await start({
    imports: [CacheMemoizePanelModule.forRoot(panel)],
    providers: [Library, ...(providers as Type[])],
    caches: caches ?? { default: memoryCache({ maxEntries: 1000 }) },
    options: { onError: () => undefined, ...options },
    ...(configure && { configure }),
  });
  return { application, library: application.get(Library) };
}

/** As the page sends it. */
export function post(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const own = { 'content-type': 'application/json', 'x-requested-with': 'cache-memoize' };
  return { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) };
}
