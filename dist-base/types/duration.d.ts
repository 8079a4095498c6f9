/** A length of time: milliseconds, or a number with its unit, such as `'250ms'`, `'100s'`, `'5m'`, `'2h'` or `'7d'`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;
