import { EventEmitter } from 'node:events';
import type { SimulatedClient } from './simulated-client';
import type { SimulatedAddress } from './simulated-address';

/**
 * The way of a process to one server, as a store of cache-manager-redis-yet or KeyvRedis holds it: the client that a
 * user has made, after whose pattern the library makes its own.
 */
export class SimulatedLink extends EventEmitter {
  readonly isOpen = true;
  readonly isReady = true;
  readonly options = {};
  private client: SimulatedClient | undefined;

  constructor(
    private readonly address: SimulatedAddress,
    private readonly make: () => SimulatedClient,
  ) {
    super();
  }

  connect(): Promise<unknown> {
    return Promise.resolve(this);
  }

  duplicate(): SimulatedClient {
    return (this.client = this.make());
  }

  /** What the library does not do with the client itself but a store behind get and set does. */
  async sendCommand(args: readonly string[]): Promise<unknown> {
    if (!this.client?.isOpen) await this.duplicate().connect();
    return this.client?.sendCommand(args);
  }

  /** On a connection of its own, as pools may: whatever else is under way may come before. */
  async sendAlone(args: readonly string[]): Promise<unknown> {
    const client = this.make();
    await client.connect();
    return client.sendCommand(args);
  }

  /** Without a way to go. */
  async answerAtOnce(args: readonly string[]): Promise<unknown> {
    return this.address.server.execute(args);
  }

  /** The connection that stands, if there is one. */
  get connection(): SimulatedClient | undefined {
    return this.client?.isOpen ? this.client : undefined;
  }

  /** Loses the connection, if there is one. */
  cut(isServerAlive = true): void {
    if (this.client?.isOpen) this.client.cut(isServerAlive);
  }
}
