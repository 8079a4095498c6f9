import type { SharedCache } from '../../ports/outcome-cache';
import { MemoryCacheDescription } from '../memory/memory-cache.description';
import { detectCache } from './detect-cache';
import type { DetectedCache, DetectionContext } from './detected-cache';
import { StoreInTheMaking } from './make-store';

export interface CacheSourceSettings extends DetectionContext {
  /** Whether `given` is a function that makes the cache. What it makes is ours to close. */
  readonly isMade: boolean;
  /** What was made is forgotten, because the server does not take its credentials any more: make it anew. */
  readonly onForgotten?: () => void;
}

/** Where a cache comes from: what a user gave, or makes when it is first asked for. */
export class CacheSource {
  private detected: DetectedCache | undefined;
  private making: StoreInTheMaking | undefined;
  private isClosed = false;
  /** Whether a function made nothing but the description of a memory cache, which nobody else can reach. */
  memory: MemoryCacheDescription | undefined;

  constructor(
    private readonly given: unknown,
    private readonly settings: CacheSourceSettings,
  ) {}

  /** What stands there, for who reads a log; undefined while that is not known. */
  get place(): string | undefined {
    return this.detected?.place;
  }

  /**
   * The cache, as soon as its server answers. Rejects when an attempt has failed, and may be called again.
   *
   * @throws UnsupportedCacheError (as a rejection)
   */
  async reach(): Promise<SharedCache> {
    const detected = (this.detected ??= await this.detect());
    if (this.isClosed) await this.close();
    return detected.reach();
  }

  /** After the cache itself. Never rejects. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.making?.giveUp(new Error('The cache is closed'));
    this.detected?.close();
    if (this.settings.isMade) await this.detected?.dispose();
  }

  private async detect(): Promise<DetectedCache> {
    const { settings } = this;
    if (!settings.isMade) return detectCache(this.given, settings);
    const made = await this.make();
    if (made instanceof MemoryCacheDescription) this.memory = made;
    const detected = detectCache(made, {
      ...settings,
      onRefused: () => this.forget(detected),
    });
    return detected;
  }

  private forget(detected: DetectedCache): void {
    if (this.detected !== detected) return;
    this.detected = undefined;
    detected.close();
    void detected.dispose();
    this.settings.onForgotten?.();
  }

  private discard(store: unknown): void {
    try {
      const detected = detectCache(store, this.settings);
      detected.close();
      void detected.dispose();
    } catch {
      // What is no cache has nothing to be closed.
    }
  }

  private async make(): Promise<unknown> {
    const { scheduler } = this.settings;
    // What it throws at once is a rejection too.
    const make = (): Promise<unknown> => Promise.resolve().then(this.given as () => unknown);
    this.making = new StoreInTheMaking(make, scheduler, (store) => this.discard(store));
    try {
      return await this.making.store;
    } finally {
      this.making = undefined;
    }
  }
}
