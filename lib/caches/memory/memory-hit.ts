import type { Hit, Payload } from '../../ports/outcome-cache';

/** An entry that was found, and where. */
export class MemoryHit implements Hit {
  declare readonly kind: 'hit';

  constructor(
    readonly payload: Payload,
    readonly slot: number,
  ) {}

  /** Whether both are the same entry, and none has taken its place in between. */
  isSameAs(other: Hit): boolean {
    return other instanceof MemoryHit && this.payload === other.payload && this.slot === other.slot;
  }
}
// On the prototype: the same for all, and one is made for every hit.
Object.defineProperty(MemoryHit.prototype, 'kind', { value: 'hit' });
