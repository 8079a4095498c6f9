/** Says of which hits one is audited: of all, or of a part of them, at random. What it costs a hit is one subtraction. */
export class Sampler {
  /** How many hits go by before the next one that is taken. */
  private left: number;

  /** @param share of 1, more than 0 */
  constructor(
    private readonly share: number,
    private readonly random: () => number = Math.random,
  ) {
    this.left = this.draw();
  }

  /** Whether the next hit is taken. */
  get isDue(): boolean {
    return this.left === 0;
  }

  /** Counts a hit; true where it is taken. */
  take(): boolean {
    if (this.left > 0) {
      this.left--;
      return false;
    }
    this.left = this.draw();
    return true;
  }

  /** As many as chance would let go by if each hit were drawn by itself. */
  private draw(): number {
    return this.share >= 1 ? 0 : Math.floor(Math.log(1 - this.random()) / Math.log(1 - this.share));
  }
}
