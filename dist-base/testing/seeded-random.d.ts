/**
 * Numbers from 0 to below 1 that look random and are the same for the same seed: mulberry32 by Tommy Ettinger, in the
 * public domain, which is small, even enough, and good for 2^32 numbers.
 */
export declare function seededRandom(seed: number): () => number;
