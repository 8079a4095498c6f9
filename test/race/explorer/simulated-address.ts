import type { SimulatedRedis } from './simulated-redis';

/** Where a connection that is made now leads to: somebody may have moved it to another server. */
export class SimulatedAddress {
  constructor(public server: SimulatedRedis) {}
}
