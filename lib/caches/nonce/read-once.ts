import type { StoredNonce } from './confirmed-nonces';

export type ReadNonce = (nonce: StoredNonce) => Promise<string>;

/** The same, but for what was asked before it gives the same answer. */
export function once(read: ReadNonce): ReadNonce {
  const known = new Map<string, Promise<string>>();
  return (nonce) => {
    let reading = known.get(nonce.name);
    if (reading === undefined) known.set(nonce.name, (reading = read(nonce)));
    return reading;
  };
}
