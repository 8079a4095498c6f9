/** Tells whether a BigInt has more hexadecimal digits than these, without counting the digits of a huge one. */
export declare function hasMoreDigits(value: bigint, digits: number): boolean;
