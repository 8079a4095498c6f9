/** Calls of a method, refreshes not among them, and its runs. */
export interface Counted {
  readonly calls: number;
  readonly runs: number;
}

/** What a worker calls: a method that answers when its computation began, cached one way or another. */
export interface Subject {
  read(key: number): Promise<number>;
  /** All of these at once, by one call; undefined: it cannot. */
  readonly readMany: ((keys: readonly number[]) => Promise<readonly number[]>) | undefined;
  refresh(key: number): Promise<number>;
  invalidate(key: number): Promise<void>;
  invalidateAll(): Promise<void>;
  /** Drops everything that the application keeps, which here is the same. */
  clear(): Promise<void>;
  /** How many reads were answered from the cache so far. */
  readonly hits: number;
  /** How many of them past their life. */
  readonly staleHits: number;
  /** How many of them from memory in front of the store. */
  readonly localHits: number;
  /** How many reads it says that it has answered, and how often that the method has run; undefined: it does not say. */
  readonly counted: Counted | undefined;
  close(): Promise<void>;
}
