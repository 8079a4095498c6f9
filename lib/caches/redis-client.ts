import type { EventEmitter } from 'node:events';

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
  readonly client?: NodeRedisClient | Promise<NodeRedisClient>;
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

/** Closes a client of our own at once, in whatever state it is. Generation 5 calls it destroy, generation 4 disconnect. */
export function abandonClient(client: Pick<NodeRedisClient, 'isOpen'>): void {
  if (!client.isOpen) return;
  const { destroy, disconnect } = client as Partial<Record<'destroy' | 'disconnect', () => unknown>>;
  new Promise((resolve) => resolve((destroy ?? disconnect)?.call(client))).catch(() => {
    // It was closed meanwhile.
  });
}
