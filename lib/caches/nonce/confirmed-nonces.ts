import { type NonceSource, nonceOf } from '../stored/nonce-source';
import type { TextStore } from '../stored/text-store';

/** How often an invalidation is tried until the store shows it. */
const ATTEMPTS = 4;

/** A nonce in a store: where it lies, and for how long it is set, in milliseconds. */
export interface StoredNonce {
  readonly name: string;
  readonly life: number;
  /** Which run of the store it tells to be of, where it tells any; what it ends with when it is made. */
  readonly run?: string;
  /** What counts of the text, if it is one. @default the nonce, if it is of this run */
  readonly parse?: (text: unknown) => string | undefined;
}

/**
 * The nonces of the nonce protocol: texts in a store, read, made where they are missing, and replaced with confirmation.
 * One is never set again with the value it has: that could undo an invalidation which came in between.
 */
export class ConfirmedNonces {
  constructor(
    private readonly store: TextStore,
    private readonly draw: NonceSource,
  ) {}

  /** A missing nonce is made; where several processes make it, all go by the one that the store then shows. */
  async readOrMake(nonce: StoredNonce): Promise<string> {
    const kept = await this.read(nonce);
    if (kept !== undefined) return kept;
    const { name, life, run = '' } = nonce;
    await this.store.set(name, this.draw() + run, life);
    const won = await this.read(nonce);
    if (won === undefined) throw new StoreForgetsError(name);
    return won;
  }

  /**
   * Replaces a nonce, and resolves when the store shows that it is no longer what it was when we began: stores may
   * answer a `set` as done though it was refused. Another's nonce counts if it came while we were trying; the first
   * one that we see in place of ours may be the old one still.
   */
  async replace(nonce: StoredNonce): Promise<void> {
    const { name, life } = nonce;
    let seen: string | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const fresh = this.draw();
      // Both leave at once, which is one round trip where commands stay in order. Where they do not, the read may come
      // too early and show something else; that proves nothing, and it is read again.
      const [, early] = await Promise.all([this.store.set(name, fresh, life), this.read(nonce)]);
      if (early === fresh) return;
      const kept = await this.read(nonce);
      if (kept === fresh) return;
      if (kept !== undefined && seen !== undefined && kept !== seen) return;
      seen ??= kept;
    }
    throw new StoreForgetsError(name);
  }

  async read({ name, run = '', parse }: Omit<StoredNonce, 'life'>): Promise<string | undefined> {
    const text = await this.store.get(name);
    return parse === undefined ? nonceOf(text, run) : parse(text);
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
