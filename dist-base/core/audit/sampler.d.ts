/** Says of which hits one is audited: of all, or of a part of them, at random. What it costs a hit is one subtraction. */
export declare class Sampler {
    private readonly share;
    private readonly random;
    /** How many hits go by before the next one that is taken. */
    private left;
    /** @param share of 1, more than 0 */
    constructor(share: number, random?: () => number);
    /** Whether the next hit is taken. */
    get isDue(): boolean;
    /** Counts a hit; true where it is taken. */
    take(): boolean;
    /** As many as chance would let go by if each hit were drawn by itself. */
    private draw;
}
