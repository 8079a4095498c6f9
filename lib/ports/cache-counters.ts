/** What the cache under one alias was asked, and what became of it: plain integers, incremented where it is asked. */
export class CacheCounters {
  /** Questions that were answered, or failed; of memory, which each call asks once, only the others are counted here. */
  reads = 0;
  failedReads = 0;
  fills = 0;
  failedFills = 0;
  /** Of what was to be confirmed each step, however much it names. */
  invalidations = 0;
  failedInvalidations = 0;
  /** Not confirmed yet, and to be tried again: a state, which a reset leaves as it is. */
  pendingInvalidations = 0;
  /** Entries of memory that were pushed out by newer ones. */
  evictions = 0;

  reset(): void {
    Object.assign(this, new CacheCounters(), { pendingInvalidations: this.pendingInvalidations });
  }
}
