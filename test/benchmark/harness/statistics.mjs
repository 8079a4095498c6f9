/** What stands for many rounds: the least, which the machine disturbed least, and the median. */
export function summarize(values) {
  const sorted = values.toSorted((left, right) => left - right);
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], max: sorted[sorted.length - 1] };
}

/** The same list in another order, the same one in every run. */
export function shuffle(list) {
  const shuffled = [...list];
  let state = 0x2545f491;
  for (let index = shuffled.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (index + 1);
    [shuffled[index], shuffled[other]] = [shuffled[other], shuffled[index]];
  }
  return shuffled;
}
