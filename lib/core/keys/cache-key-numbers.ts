/**
 * A list of numbers and nothing else, which JSON writes exactly as keys do and faster than anything written in
 * JavaScript; undefined for every other list.
 */
export function writeNumbers(value: readonly unknown[]): string | undefined {
  return value.length > 0 && areNumbers(value) ? JSON.stringify(value) : undefined;
}

/** Finite and not -0: the numbers that JSON knows. Shaped by measurement, a thousand in a microsecond. */
function areNumbers(value: readonly unknown[]): boolean {
  // Stays 0 until a NaN or an Infinity comes.
  let sum = 0;
  for (let index = 0; index < value.length; index++) {
    const item = value[index];
    if (typeof item !== 'number' || (item === 0 && 1 / item < 0)) return false;
    sum += item - item;
  }
  return sum === 0;
}
