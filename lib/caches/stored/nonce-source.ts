import { randomFillSync } from 'node:crypto';

/** 12 random bytes in base64url: tokens and nonces have a fixed length, so that they can be compared in place. */
export const NONCE_LENGTH = 16;
const NONCE_BYTES = 12;
const POOL_BYTES = NONCE_BYTES * 512;

/**
 * Makes a text of {@link NONCE_LENGTH} characters that was never made before, here or elsewhere. Random, never a
 * counter: a counter that is evicted starts again, and what was kept under its old values would match again.
 */
export type NonceSource = () => string;

/** Draws from the system's generator through a pool, which is ten times as fast as asking for 12 bytes each time. */
export function createNonceSource(): NonceSource {
  const pool = Buffer.alloc(POOL_BYTES);
  let used = POOL_BYTES;
  return () => {
    if (used === POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    return pool.toString('base64url', used, (used += NONCE_BYTES));
  };
}

/** The nonce in a text that is kept in a store, if it belongs to this run of the server: the run follows the nonce. */
export function nonceOf(text: unknown, run: string): string | undefined {
  if (typeof text !== 'string' || text.length !== NONCE_LENGTH + run.length) return undefined;
  return text.endsWith(run) ? text.slice(0, NONCE_LENGTH) : undefined;
}

/** The nonce of a tag, whatever follows it; undefined where there is none. */
export function tagNonceOf(text: unknown): string | undefined {
  return typeof text === 'string' && text.length >= NONCE_LENGTH ? text.slice(0, NONCE_LENGTH) : undefined;
}
