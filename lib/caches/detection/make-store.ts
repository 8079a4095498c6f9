/**
 * `redisStore()` of cache-manager-redis-yet hands out its client when it is connected, and puts no `error` listener on
 * it before: while it connects, a connection that is taken and then lost (a proxy in front of a dead Redis) is an
 * uncaught exception that ends the process, and the promise never settles. Nobody else can listen: nobody has the
 * client yet. So whoever is made while the user's function is called is seen by what every emitter calls first.
 */
import type { EventEmitter } from 'node:events';
import type { Scheduler } from '../../ports/scheduler';
import { abandonClient, calmErrors, type EndableClient, type NodeRedisClient } from '../redis/node-redis';
import { callWitnessed } from './emitter-witness';

/** Calls what makes a store. Rejects as soon as a client that it creates, and does not listen to, fails to connect. */
export function makeStore(make: () => unknown, scheduler: Scheduler): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { result, emitters } = callWitnessed(() => asPromise(make));
    const clients = emitters.filter(isUnheardClient);
    const giveUp = (cause: unknown) => {
      reject(cause);
      // They would go on trying, and keep the process alive.
      for (const client of clients) abandonClient(client, scheduler);
    };
    for (const client of clients) client.on('error', giveUp);
    const stopListening = () => {
      for (const client of clients) {
        calmErrors(client);
        client.off('error', giveUp);
      }
    };
    result.finally(stopListening).then(resolve, reject);
  });
}

type Client = EventEmitter & NodeRedisClient & EndableClient;

function isUnheardClient(emitter: EventEmitter): emitter is Client {
  const { connect, sendCommand } = emitter as Partial<Client>;
  const isClient = typeof connect === 'function' && typeof sendCommand === 'function';
  return isClient && emitter.listenerCount('error') === 0;
}

/** What it throws at once is a rejection too. */
function asPromise(call: () => unknown): Promise<unknown> {
  return new Promise((resolve) => resolve(call()));
}
