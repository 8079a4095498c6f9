import { KEY_CHECK_LENGTH } from '../../../lib/caches/stored/key-check';
import { NONCE_LENGTH } from '../../../lib/caches/stored/nonce-source';
import { BOUND_AT } from '../../../lib/caches/stored/value-frame';
import type { History } from './history';
import type { CacheKind } from './scenario';
import type { SimulatedRedis } from './simulated-redis';

/** Of the key, behind the key check and the count of nonces. */
const NONCE_AT = BOUND_AT + KEY_CHECK_LENGTH + 2;

/**
 * On a store behind get and set, what was invalidated while it was computed is not kept: it would push out what was
 * computed since. Between the last look at the nonces and the write there is a gap, so it counts from the end of the
 * computation.
 */
export class LateFills {
  private readonly ends = new Map<number, ReadonlyMap<string, string>>();

  constructor(
    private readonly server: SimulatedRedis,
    private readonly history: History,
  ) {
    server.onSet = (name, value) => this.judge(name, value);
  }

  static watches(kind: CacheKind): boolean {
    return kind === 'plain' || kind === 'pooled' || kind === 'direct';
  }

  endComputation(began: number): void {
    this.ends.set(began, this.server.save());
  }

  private judge(name: string, value: string): void {
    if (!name.endsWith(':v')) return;
    const began = Number(/(\d+)$/.exec(value)?.[1]);
    const atTheEnd = this.ends.get(began);
    const nonce = value.slice(NONCE_AT, NONCE_AT + NONCE_LENGTH);
    if (atTheEnd !== undefined && atTheEnd.get(name.replace(/v$/, 'g')) !== nonce)
      this.history.violate('pushed', `the computation of ${began} was kept, and invalidated before it ended`);
  }
}
