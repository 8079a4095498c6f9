const FIRST_CAPACITY = 64;
const GROWTH = 1.5;

/**
 * Numbered slots in the order of their last use. The links are numbers in a typed array, not references between objects,
 * because a hit moves its slot and so touches the links of three others: here they take eight bytes each, and mostly lie
 * in the processor's caches. They make a ring, in which slot 0, which is nobody's, stands between the newest and the
 * oldest.
 */
export class RecencyRing {
  /** Of each slot the next older one, and behind it the next newer one. */
  private links = new Uint32Array(2 * FIRST_CAPACITY);
  private used = 1;
  /** Given back, and linked as if each were older than the next. */
  private free = 0;

  /** @param most how many slots are in use at a time at most */
  constructor(private readonly most: number) {}

  /** 0: none is in use. */
  get oldest(): number {
    return this.links[1]!;
  }

  /** A slot that is not in use, from 1 on; from now on it is, as the newest. */
  take(): number {
    const slot = this.free === 0 ? this.nextSlot() : this.reuse();
    this.append(slot);
    return slot;
  }

  touch(slot: number): void {
    if (slot === this.links[0]) return;
    this.unlink(slot);
    this.append(slot);
  }

  giveBack(slot: number): void {
    this.unlink(slot);
    this.links[2 * slot] = this.free;
    this.free = slot;
  }

  private nextSlot(): number {
    if (2 * this.used === this.links.length) this.grow();
    return this.used++;
  }

  private reuse(): number {
    const slot = this.free;
    this.free = this.links[2 * slot]!;
    return slot;
  }

  private grow(): void {
    const capacity = Math.min(Math.ceil(this.used * GROWTH), this.most + 1);
    const links = new Uint32Array(2 * capacity);
    links.set(this.links);
    this.links = links;
  }

  private unlink(slot: number): void {
    const { links } = this;
    const older = links[2 * slot]!;
    const newer = links[2 * slot + 1]!;
    links[2 * older + 1] = newer;
    links[2 * newer] = older;
  }

  private append(slot: number): void {
    const { links } = this;
    const newest = links[0]!;
    links[2 * slot] = newest;
    links[2 * slot + 1] = 0;
    links[2 * newest + 1] = slot;
    links[0] = slot;
  }
}
