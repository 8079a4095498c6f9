import { randomBytes } from 'node:crypto';
import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { CacheInput } from '../../options/module-options';
import { resolveCaches } from '../../options/resolve-caches';
import { resolveModuleOptions } from '../../options/resolve-module-options';
import type { OutcomeCache } from '../../ports/outcome-cache';
import { Activity } from '../../ports/activity';
import { CacheRegistry } from '../../runtime/caches/cache.registry';
import { systemTime } from '../../time/system-time';

/** A cache under test, as applications have it. */
export interface ContractSubject {
  readonly cache: OutcomeCache;
  /** The same of another process: the very same where it is the memory of one. */
  readonly elsewhere: OutcomeCache;
  /** Of another application in the same store. */
  readonly neighbour: OutcomeCache;
}

const ALIAS = 'subject';
/** A test is not about how fast a machine is. */
const PATIENT = { read: '10s', fill: '10s', invalidate: '10s' } as const;

/** Sets up what was given as the module does, in three processes, for as long as `check` takes. Nothing may fail in it. */
export async function withSubject(
  given: CacheInput,
  check: (subject: ContractSubject) => Promise<void>,
): Promise<void> {
  const fleet = new Fleet(given);
  try {
    const name = `contract-${randomBytes(6).toString('hex')}`;
    const cache = await fleet.start(name);
    const isOfOneProcess = cache.keeps === 'objects';
    const elsewhere = isOfOneProcess ? cache : await fleet.start(name);
    await check({ cache, elsewhere, neighbour: await fleet.start(`${name}-2`) });
  } finally {
    await fleet.end();
  }
  fleet.throwReported();
}

class Fleet {
  private readonly registries: CacheRegistry[] = [];
  private readonly reported: CacheMemoizeError[] = [];

  constructor(private readonly given: CacheInput) {}

  /** @throws CacheMemoizeError where it is refused, or cannot be reached */
  async start(keyPrefix: string): Promise<OutcomeCache> {
    const options = resolveModuleOptions({ keyPrefix, deadline: PATIENT }, 'describeOutcomeCache()');
    const entries = resolveCaches({ [ALIAS]: this.given }, options);
    const activity = new Activity({
      report: (error: CacheMemoizeError) => void this.reported.push(error),
      recovered: () => undefined,
    });
    const named = entries.map((entry) => ({ ...entry, keyPrefix })); // its own would be one for all applications
    const registry = await CacheRegistry.create(named, { options, activity, time: systemTime });
    this.registries.push(registry);
    this.throwReported();
    // It was registered a moment ago.
    return (registry.get(ALIAS) as { readonly cache: OutcomeCache }).cache;
  }

  async end(): Promise<void> {
    for (const registry of this.registries) await registry.get(ALIAS)?.cache.clear();
    for (const registry of this.registries) await registry.close();
  }

  /** What an application goes on without is a failure here. */
  throwReported(): void {
    const [error] = this.reported;
    if (error) throw error;
  }
}
