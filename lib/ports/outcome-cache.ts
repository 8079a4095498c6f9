/**
 * The port that every cache implements.
 *
 * Not get, set and del: between the read that misses and the write that fills lies the computation, and an
 * invalidation in that gap must win. So a miss hands out a {@link Ticket}, the proof of what the cache looked
 * like when the computation was about to begin, and only a fill whose ticket still holds is of any worth.
 *
 * A method may answer at once (memory does, and so a hit costs no promise) or with a promise. No method throws
 * synchronously; a promise that rejects means that the cache failed, never that the value was absent.
 */
export interface OutcomeCache {
  /** What a payload is here: objects that stay in this process, or text that travels. */
  readonly keeps: 'objects' | 'text';

  /** Whether it makes sense to ask now. False while the connection is down: nothing may be queued for later. */
  readonly isReady: boolean;

  /**
   * Finds the outcome kept under `key`, or opens a ticket for computing it. Equal look-ups of one tick may share
   * one answer, the very same object, because the command is sent after all of them were called.
   */
  lookup(key: string, group: string): Answer<Lookup>;

  /**
   * Opens a ticket without reading: `'replace'` outdates every other ticket of the key (a refresh that an older,
   * slower computation must not overwrite; plain stores cannot promise that part); `'share'` takes part in what
   * is under way, as a look-up that missed does (what lay under the key could not be decoded).
   */
  open(key: string, group: string, mode: 'share' | 'replace'): Answer<Miss | Bypass>;

  /**
   * Keeps `payload` for `ttl` milliseconds (`Infinity`: for as long as this cache keeps anything).
   * Resolves to false when refused: something was invalidated since the ticket was opened.
   */
  fill(ticket: Ticket, payload: Payload, ttl: number): Answer<boolean>;

  /** Ends a ticket without a fill, so that nobody waits for a computation that is over. */
  release(ticket: Ticket): Answer<void>;

  /**
   * Drops these keys and outdates their tickets. Resolves when confirmed; rejects with an
   * `UnconfirmedKeysError` that names the keys that were not.
   */
  invalidate(keys: readonly string[]): Answer<void>;

  /** The same for every key of a group, in a number of commands that does not depend on how many there are. */
  invalidateGroup(group: string): Answer<void>;

  /** The same for everything of this application in this cache, and for nothing that others keep there. */
  clear(): Answer<void>;

  /** Age and rest of life of a hit, in milliseconds; `ttl` is `Infinity` for what never expires. */
  freshness(hit: Hit): { readonly age: number; readonly ttl: number };

  /** Lets fills under way end, then frees timers and listeners. Does not close a client that it was given. */
  close(): Promise<void>;
}

/** A value at once, or the promise of one. */
export type Answer<Value> = Value | Promise<Value>;

/** What a cache keeps: text on a cache that keeps text, the codec's own object otherwise. */
export type Payload = unknown;

export type Lookup = Hit | Miss | Bypass;

export interface Hit {
  readonly kind: 'hit';
  readonly payload: Payload;
}

export interface Miss {
  readonly kind: 'miss';
  readonly ticket: Ticket;
}

/** The cache could not be asked: compute, and do not fill. Equal look-ups of one tick get the same object. */
export interface Bypass {
  readonly kind: 'bypass';
  /** Why, for who wants to tell. */
  readonly cause?: unknown;
}

export interface Ticket {
  readonly key: string;
  readonly group: string;
  /**
   * Equal ids (`===`) mean the same key with nothing invalidated in between, so a computation that runs under an
   * equal id may be joined; an id is never used again for another key or another time.
   */
  readonly id: unknown;
  /** True when somebody else opened it first: another process may be computing under it. */
  readonly leasedElsewhere: boolean;
}
