import type { SharedCache } from '../../ports/outcome-cache';
import { detectCache } from './detect-cache';
import type { DetectedCache, DetectionContext } from './detected-cache';
import { makeStore } from './make-store';

export interface CacheSourceSettings extends DetectionContext {
  /** Whether `given` is a function that makes the cache. What it makes is ours to close. */
  readonly isMade: boolean;
}

/** Where a cache comes from: what a user gave, or makes when it is first asked for. */
export class CacheSource {
  private detected: DetectedCache | undefined;
  private isClosed = false;

  constructor(
    private readonly given: unknown,
    private readonly settings: CacheSourceSettings,
  ) {}

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
    this.detected?.close();
    if (this.settings.isMade) await this.detected?.dispose();
  }

  private async detect(): Promise<DetectedCache> {
    const { isMade, scheduler } = this.settings;
    const given = isMade ? await makeStore(this.given as () => unknown, scheduler) : this.given;
    return detectCache(given, this.settings);
  }
}
