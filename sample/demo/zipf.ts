import { type Random } from './random';

/**
 * Draws ranks, 0 the most popular, by Zipf's law: rank r comes in proportion to 1 / (r + 1) ** exponent, as requests
 * for files do (Breslau et al., "Web Caching and Zipf-like Distributions", 1999, found exponents of 0.64 to 0.83 for
 * pages; tools that ask for the same symbols with every build are steeper).
 */
export class Zipf {
  private readonly cumulated: number[] = [];

  constructor(
    ranks: number,
    exponent: number,
    private readonly random: Random,
  ) {
    let sum = 0;
    for (let rank = 0; rank < ranks; rank += 1) {
      sum += 1 / (rank + 1) ** exponent;
      this.cumulated.push(sum);
    }
  }

  next(): number {
    const drawn = this.random() * (this.cumulated.at(-1) ?? 0);
    let low = 0;
    let high = this.cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.cumulated[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
