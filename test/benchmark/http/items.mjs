import { setTimeout as sleep } from 'node:timers/promises';

/** How many different items are asked for. */
export const ITEMS = 100;

const HANDLER_MS = 5;

let runs = 0;

/** What the handler does when nothing answers in its place: 5 ms for about a kilobyte. */
export async function loadItem(id) {
  runs++;
  await sleep(HANDLER_MS);
  return {
    id,
    name: `Item ${id}`,
    description: 'Something that can be bought. '.repeat(20),
    tags: ['one', 'two', 'three', 'four'],
    price: { amount: id * 1.5, currency: 'EUR', isNet: false },
    stock: Array.from({ length: 5 }, (_, index) => ({ warehouse: index, count: id + index })),
  };
}

export function countRuns() {
  return runs;
}
