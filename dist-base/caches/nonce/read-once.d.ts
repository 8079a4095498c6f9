import type { StoredNonce } from './confirmed-nonces';
export type ReadNonce = (nonce: StoredNonce) => Promise<string>;
/** The same, but for what was asked before it gives the same answer. */
export declare function once(read: ReadNonce): ReadNonce;
