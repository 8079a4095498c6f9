import type { Lookup } from '../../ports/outcome-cache';
import { RedisSessionLostError } from '../connection/redis-session';

/** A server that answers reads and takes no writes (it is full) is not down: hits go on, and no lease is taken. */
export async function orBypass(lease: Promise<Lookup>): Promise<Lookup> {
  try {
    return await lease;
  } catch (cause) {
    if (cause instanceof RedisSessionLostError) throw cause;
    return { kind: 'bypass', cause };
  }
}
