import type { EventEmitter } from 'node:events';
import type { Scheduler } from '../../ports/scheduler';

/** What we use of a node-redis client for one server, of generation 4 (redis-yet) or 5 (@keyv/redis). */
export interface NodeRedisClient extends Pick<EventEmitter, 'on' | 'off' | 'listeners'> {
  readonly isOpen: boolean;
  readonly isReady: boolean;
  readonly options?: Readonly<Record<string, unknown>>;
  connect(): Promise<unknown>;
  sendCommand(args: readonly string[], options?: object): Promise<unknown>;
}

/** A client after whose pattern new ones can be made, not connected, with the same options but these. */
export interface NodeRedisPattern extends NodeRedisClient {
  duplicate(overrides: object): NodeRedisClient;
}

/** What we use of a node-redis cluster client, of either generation. */
export interface NodeRedisCluster extends Pick<EventEmitter, 'on' | 'off' | 'listeners'> {
  readonly isOpen: boolean;
  readonly masters: readonly NodeRedisNode[];
  readonly slots: readonly { readonly master: NodeRedisNode; readonly replicas?: readonly unknown[] }[];
  connect(): Promise<unknown>;
  /** The client of a node, connected if it was not. */
  nodeClient(node: NodeRedisNode): NodeRedisClient | Promise<NodeRedisClient>;
  sendCommand(
    firstKey: string | undefined,
    isReadonly: boolean,
    args: readonly string[],
    options?: object,
  ): Promise<unknown>;
}

/** A node of a cluster; its client may still be connecting (a promise in generation 4), or not be there at all. */
export interface NodeRedisNode {
  readonly address: string;
  readonly client?: NodeRedisPattern | Promise<NodeRedisPattern> | undefined;
}

/**
 * Given with every command: replies as text, whatever type mapping the client has, and no timer of its own.
 * Generation 4 knows neither option and takes no notice.
 */
export const PLAIN_REPLIES: object = Object.freeze({ typeMapping: undefined, timeout: undefined });

/**
 * Keeps a lost connection from being an uncaught exception: node-redis emits `error`, and cache-manager-redis-yet
 * does not listen. Added once a client, and left in place: whoever owns the client may live longer than we do.
 */
export function calmErrors(client: Pick<EventEmitter, 'on' | 'listeners'>): void {
  if (!client.listeners('error').includes(ignoreError)) client.on('error', ignoreError);
}

function ignoreError(): void {
  // Commands that were under way reject by themselves, and readiness is read from the client.
}

/** What is used of a client, or of a cluster of them, to end it. */
export interface EndableClient extends Pick<EventEmitter, 'on'> {
  readonly isOpen: boolean;
  readonly isReady?: boolean;
  destroy?(): unknown;
  disconnect?(): unknown;
  unref?(): void;
}

/** How long a client is given to get out of the one state in which it cannot be closed, in milliseconds. */
const CONNECTING_MS = 250;

/**
 * Closes a client without waiting for anything: what is under way rejects. Both generations, when closed while their
 * socket connects, greet all the same and leave an open connection that nothing can close any more. So one that is
 * not ready is closed as soon as its socket has connected or failed to, and meanwhile keeps no process alive.
 */
export function abandonClient(client: EndableClient, scheduler: Scheduler): void {
  if (!client.isOpen) return rejectStragglers(client, scheduler);
  if (client.isReady !== false) return closeClient(client);
  client.unref?.();
  const close = () => client.isOpen && closeClient(client);
  // Within the event itself generation 4 trips over its own socket.
  const closeSoon = () => queueMicrotask(close);
  client.on('connect', closeSoon).on('error', closeSoon);
  scheduler.later(close, CONNECTING_MS);
}

/** What generation 5 still writes after the loss waits for a reply for ever; closing again begins with its rejection. */
function rejectStragglers(client: EndableClient, scheduler: Scheduler): void {
  scheduler.afterPoll(() => closeClient(client));
}

/** Generation 5 calls it destroy, generation 4 disconnect. */
function closeClient(client: EndableClient): void {
  new Promise((resolve) => {
    resolve(client.destroy === undefined ? client.disconnect?.() : client.destroy());
  }).catch(() => {
    // It was closed meanwhile.
  });
}
