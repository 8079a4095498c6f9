/** How long, unless said. */
const DRAIN_MS = 1000;

/**
 * Waits until these fills have ended, but for at most `patience` milliseconds: a server that hangs answers none of
 * them, and the way to it has to be closed all the same, or it keeps the process alive.
 */
export async function drain(fills: ReadonlySet<Promise<unknown>>, patience = DRAIN_MS): Promise<void> {
  if (fills.size === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience).unref()));
  await Promise.race([Promise.allSettled(fills), end]);
  clearTimeout(timer);
}
