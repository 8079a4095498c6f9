/** 12 random bytes in base64url: tokens and nonces have a fixed length, so that they can be compared in place. */
export declare const NONCE_LENGTH = 16;
/**
 * Makes a text of {@link NONCE_LENGTH} characters that was never made before, here or elsewhere. Random, never a
 * counter: a counter that is evicted starts again, and what was kept under its old values would match again.
 */
export type NonceSource = () => string;
/** Draws from the system's generator through a pool, which is ten times as fast as asking for 12 bytes each time. */
export declare function createNonceSource(): NonceSource;
/** The nonce in a text that is kept in a store, if it belongs to this run of the server: the run follows the nonce. */
export declare function nonceOf(text: unknown, run: string): string | undefined;
/** The nonce of a tag, whatever follows it; undefined where there is none. */
export declare function tagNonceOf(text: unknown): string | undefined;
