/** What a worker calls: a method that answers when its computation began, cached one way or another. */
export interface Subject {
  read(key: number): Promise<number>;
  refresh(key: number): Promise<number>;
  invalidate(key: number): Promise<void>;
  invalidateAll(): Promise<void>;
  /** Drops everything that the application keeps, which here is the same. */
  clear(): Promise<void>;
  /** How many reads were answered from the cache so far. */
  readonly hits: number;
  close(): Promise<void>;
}
