import { NONCE_LENGTH, type NonceSource } from '../stored/nonce-source';
import type { TextStore } from '../stored/text-store';

/** How often an invalidation is tried until the store shows it. */
const ATTEMPTS = 4;

/** The nonces of the nonce protocol: texts in a store, read, made where they are missing, and replaced with confirmation. */
export class ConfirmedNonces {
  constructor(
    private readonly store: TextStore,
    private readonly draw: NonceSource,
  ) {}

  /** A missing nonce is made; where several processes make it, all go by the one that the store then shows. */
  async readOrMake(name: string): Promise<string> {
    const kept = await this.read(name);
    if (kept !== undefined) return kept;
    await this.store.set(name, this.draw(), this.store.longestLife);
    const won = await this.read(name);
    if (won === undefined) throw new StoreForgetsError(name);
    return won;
  }

  /**
   * Replaces a nonce, and resolves when the store shows that it is no longer what it was when we began: stores may
   * answer a `set` as done though it was refused. Another's nonce counts if it came while we were trying; the first
   * one that we see in place of ours may be the old one still.
   */
  async replace(name: string): Promise<void> {
    let seen: string | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const fresh = this.draw();
      // Both leave at once, which is one round trip where commands stay in order. Where they do not, the read may come
      // too early and show something else; that proves nothing, and it is read again.
      const [, early] = await Promise.all([
        this.store.set(name, fresh, this.store.longestLife),
        this.read(name),
      ]);
      if (early === fresh) return;
      const kept = await this.read(name);
      if (kept === fresh) return;
      if (kept !== undefined && seen !== undefined && kept !== seen) return;
      seen ??= kept;
    }
    throw new StoreForgetsError(name);
  }

  async read(name: string): Promise<string | undefined> {
    const kept = await this.store.get(name);
    return typeof kept === 'string' && kept.length === NONCE_LENGTH ? kept : undefined;
  }
}

/** The store answered that it had kept something, and does not have it. */
export class StoreForgetsError extends Error {
  constructor(readonly storeKey: string) {
    super(
      `The store did not keep '${storeKey}', though it answered that it had. It may be full or read-only.`,
    );
    this.name = 'StoreForgetsError';
  }
}
