const SURELY_SHORT = 2n ** 64n;

/** Whether a BigInt has more hexadecimal digits than these; answered without counting those of a huge one. */
export function isLonger(value: bigint, digits: number): boolean {
  const size = value < 0n ? -value : value;
  return size > SURELY_SHORT && size >> BigInt(digits * 4) > 0n;
}
