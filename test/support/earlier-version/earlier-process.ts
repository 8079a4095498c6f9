/**
 * A process of 0.1.0 beside ours, under the key prefix `shop`: its rules, by hand, as far as they concern what lies in the
 * store. It knows one kind of outcome: what a guard of it keeps lies where everything else does.
 */
export interface EarlierProcess {
  /** What is a hit to it, or `undefined`. */
  read(): Promise<string | undefined>;

  /** A miss: answers what it computes under. */
  begin(): Promise<string>;

  /** What it has computed. What it keeps in vain, `read` does not find. */
  fill(ticket: string, payload: string): Promise<unknown>;

  invalidate(): Promise<void>;
  invalidateAll(): Promise<void>;
  clear(): Promise<void>;
}

/** Of the one call that it makes. */
export const VALUE = 'shop:{=k}:v';

export const NONCE_LENGTH = 16;
export const STAMPS_LENGTH = 18;
export const LIFE = 600_000;

/** When it was kept, and for how long. */
export function stamps(): string {
  return Date.now().toString(36).padStart(9, '0') + LIFE.toString(36).padStart(9, '0');
}
