/**
 * `redisStore()` of cache-manager-redis-yet hands out its client when it is connected, and puts no `error` listener on
 * it before: while it connects, a connection that is taken and then lost (a proxy in front of a dead Redis) is an
 * uncaught exception that ends the process, and the promise never settles; nor does it where the connection is taken
 * and never answered. Nobody else can listen: nobody has the client yet. So whoever is made in the course of the user's
 * function is seen by what every emitter calls first.
 */
import type { EventEmitter } from 'node:events';
import { DeadlineExceededError } from '../../errors/deadline-exceeded.error';
import type { Scheduler } from '../../ports/scheduler';
import {
  abandonClient,
  calmErrors,
  type EndableClient,
  type NodeRedisClient,
} from '../connection/node-redis';
import { witnessEmitters } from './emitter-witness';

/** How long a function may take to make a store, its secrets and its first connection included, in milliseconds. */
export const MAKE_MS = 10_000;

type Client = EventEmitter & NodeRedisClient & EndableClient;

/** A store on its way. */
export class StoreInTheMaking {
  /** Rejects as soon as a client that was made, and that nobody listens to, fails; and when it takes too long. */
  readonly store: Promise<unknown>;
  /** Those that we listen to, because nobody else does. */
  private readonly unheard: Client[] = [];
  private readonly heard: Client[] = [];
  private reject!: (cause: unknown) => void;
  private isGivenUp = false;

  /** @param discard what to do with a store that comes when nobody waits for it any more */
  constructor(
    make: () => unknown,
    private readonly scheduler: Scheduler,
    private readonly discard: (store: unknown) => void,
  ) {
    const made = witnessEmitters(make, (emitter) => this.watch(emitter));
    this.store = new Promise((resolve, reject) => {
      this.reject = reject;
      made.then((store) => this.arrive(store, resolve), reject);
    });
    this.limit(made);
  }

  /** Ends the clients that were made so far, and those that still will be: they would keep the process alive. */
  readonly giveUp = (cause: unknown): void => {
    this.isGivenUp = true;
    this.reject(cause);
    for (const client of this.clientsToEnd()) abandonClient(client, this.scheduler);
  };

  private arrive(store: unknown, resolve: (store: unknown) => void): void {
    for (const client of this.unheard) {
      calmErrors(client);
      client.off('error', this.giveUp);
    }
    if (this.isGivenUp) this.discard(store);
    else resolve(store);
  }

  private limit(made: Promise<unknown>): void {
    const tooLate = (): void => this.giveUp(new DeadlineExceededError({ deadline: MAKE_MS }));
    const cancel = this.scheduler.later(tooLate, MAKE_MS);
    made.then(cancel, cancel);
  }

  /** Not at once: it is not constructed yet, and who makes it may listen to it himself. */
  private watch(emitter: EventEmitter): void {
    queueMicrotask(() => {
      if (!isClient(emitter)) return;
      const isHeard = emitter.listenerCount('error') > 0;
      (isHeard ? this.heard : this.unheard).push(emitter);
      if (!isHeard) emitter.on('error', this.giveUp);
      if (this.isGivenUp && this.clientsToEnd().includes(emitter)) abandonClient(emitter, this.scheduler);
    });
  }

  /** Those of a cluster's nodes are listened to by the cluster, which does not end them while it looks for its nodes. */
  private clientsToEnd(): readonly Client[] {
    return this.unheard.some(isCluster) ? [...this.unheard, ...this.heard] : this.unheard;
  }
}

function isClient(emitter: EventEmitter): emitter is Client {
  const { connect, sendCommand } = emitter as Partial<Client>;
  return typeof connect === 'function' && typeof sendCommand === 'function';
}

function isCluster(client: Client): boolean {
  return 'masters' in client;
}
