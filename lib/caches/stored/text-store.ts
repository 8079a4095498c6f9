/** What the nonce protocol needs of a store: Keyv, a cache-manager cache or store, or a Redis that forbids scripts. */
export interface TextStore {
  /** False while it makes no sense to ask. */
  readonly isReady: boolean;

  /** Which run of the store this is, where it can tell: what was kept in another run is not believed. */
  readonly run: string;

  /** The longest life that the store can count, in milliseconds. */
  readonly longestLife: number;

  /** `undefined` where nothing lies. */
  get(key: string): Promise<unknown>;

  /** Keeps text for `life` milliseconds. May resolve though nothing was kept (keyv does): whoever cares reads back. */
  set(key: string, value: string, life: number): Promise<unknown>;

  /** Frees what belongs to the way there, not the store itself. */
  close(): void;
}
