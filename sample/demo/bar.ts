const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of `value / most` of `width` characters, exact to an eighth of one; anything above 0 shows. */
export function bar(value: number, most: number, width: number): string {
  const share = most > 0 ? Math.min(value / most, 1) : 0;
  const eighths = value > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]!;
}
