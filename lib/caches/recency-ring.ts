const FIRST_CAPACITY = 64;
const GROWTH = 1.5;

/**
 * Numbered slots in the order of their last use. The links are numbers in two typed arrays, not references between
 * objects, because a hit moves its slot and so touches the links of three others: here they lie close together, eight
 * bytes a slot. They make a ring, in which slot 0, which is nobody's, stands between the newest and the oldest.
 */
export class RecencyRing {
  private older = new Uint32Array(FIRST_CAPACITY);
  private newer = new Uint32Array(FIRST_CAPACITY);
  private used = 1;
  /** Given back, and linked through `older`. */
  private free = 0;

  /** @param most how many slots are in use at a time at most */
  constructor(private readonly most: number) {}

  /** 0: none is in use. */
  get oldest(): number {
    return this.newer[0]!;
  }

  /** A slot that is not in use, from 1 on; from now on it is, as the newest. */
  take(): number {
    const slot = this.free === 0 ? this.nextSlot() : this.reuse();
    this.append(slot);
    return slot;
  }

  touch(slot: number): void {
    if (slot === this.older[0]) return;
    this.unlink(slot);
    this.append(slot);
  }

  giveBack(slot: number): void {
    this.unlink(slot);
    this.older[slot] = this.free;
    this.free = slot;
  }

  private nextSlot(): number {
    if (this.used === this.older.length) this.grow();
    return this.used++;
  }

  private reuse(): number {
    const slot = this.free;
    this.free = this.older[slot]!;
    return slot;
  }

  private grow(): void {
    const capacity = Math.min(Math.ceil(this.used * GROWTH), this.most + 1);
    this.older = resize(this.older, capacity);
    this.newer = resize(this.newer, capacity);
  }

  private unlink(slot: number): void {
    const { older, newer } = this;
    const before = older[slot]!;
    const after = newer[slot]!;
    newer[before] = after;
    older[after] = before;
  }

  private append(slot: number): void {
    const { older, newer } = this;
    const newest = older[0]!;
    older[slot] = newest;
    newer[slot] = 0;
    newer[newest] = slot;
    older[0] = slot;
  }
}

function resize(links: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const resized = new Uint32Array(capacity);
  resized.set(links);
  return resized;
}
