import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition, asked again and again. Fails when it does not hold within `patience` milliseconds. */
export async function until(condition: () => boolean | Promise<boolean>, patience = 10_000): Promise<void> {
  const end = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > end)
      throw new Error(`Still not so after ${patience} ms: ${condition.toString()}`);
    await sleep(5);
  }
}
