/**
 * A way to one Redis server that survives what its clients do not: every connection is a new client, made after the
 * pattern of the one we were given.
 *
 * No node-redis client can be trusted beyond its first connection. One of generation 4 (1.6.1) that is cut off in the
 * middle of a reply keeps the half-read state of its parser, and after it has reconnected never answers again. One of
 * generation 5 (5.12.1) writes what is sent in the tick of the loss to the dead socket and still expects its reply:
 * from then on every reply goes to the command before. Both also queue commands for a server that may come back from
 * an older snapshot, and generation 5 takes up to 2.2 s to try again. Found with test/faults; a fresh client for each
 * connection cures all of it.
 */
import { EventEmitter } from 'node:events';
import type { RetryTiming } from '../../time/retry';
import { Backoff } from '../../time/backoff';
import { abandonClient, calmErrors, type NodeRedisClient, type NodeRedisPattern } from './node-redis';

/** How long connecting may take, with TLS and AUTH: a server that takes longer answers no look-up in time. */
const ATTEMPT_MS = 2000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** A connection on which commands wait and none is answered for two to three of these is given up. */
const WATCH_MS = 2000;
const SILENT_WATCHES = 2;

export class ReconnectingClient extends EventEmitter implements NodeRedisClient {
  isOpen = false;
  private current: NodeRedisClient | undefined;
  private attempt: NodeRedisClient | undefined;
  private cancelTimer: (() => void) | undefined;
  private readonly backoff: Backoff;
  private waiting = 0;
  private isSilent = false;
  private silentWatches = 0;

  private readonly onPatternReady = () => void this.connect();
  private readonly onPatternEnd = () => this.disconnectAll();

  constructor(
    private readonly pattern: NodeRedisPattern,
    private readonly timing: RetryTiming,
  ) {
    super();
    this.backoff = new Backoff({ first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS, random: timing.random });
    calmErrors(this);
    // Whoever closes the client that we were given has no use for ours.
    pattern.on('ready', this.onPatternReady).on('end', this.onPatternEnd);
  }

  get isReady(): boolean {
    return this.current?.isReady ?? false;
  }

  /** Begins to connect, and goes on trying. How it went is told by the events `ready` and `error`. */
  connect(): Promise<void> {
    if (!this.isOpen) {
      this.isOpen = true;
      this.connectAnew();
    }
    return Promise.resolve();
  }

  async sendCommand(args: readonly string[], options?: object): Promise<unknown> {
    if (!this.current) throw new Error('There is no connection to Redis');
    this.waiting++;
    try {
      return await this.current.sendCommand(args, options);
    } finally {
      this.waiting--;
      this.isSilent = false;
    }
  }

  /** Gives up the connection that stands, whose replies are not to be believed, and makes another. */
  reconnect(cause: unknown): void {
    if (this.current !== undefined) this.lose(this.current, cause);
  }

  /** Ends what was opened, and leaves the client that we were given as it is. */
  close(): void {
    this.pattern.off('ready', this.onPatternReady).off('end', this.onPatternEnd);
    this.disconnectAll();
  }

  private disconnectAll(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.drop();
    this.emit('end');
  }

  private connectAnew(): void {
    const client = (this.attempt = freshClient(this.pattern));
    calmErrors(client);
    this.later(ATTEMPT_MS, () =>
      this.lose(client, new Error(`Redis did not answer within ${ATTEMPT_MS} ms`)),
    );
    client.connect().then(
      () => this.arrive(client),
      (cause: unknown) => this.lose(client, cause),
    );
  }

  private arrive(client: NodeRedisClient): void {
    if (client !== this.attempt) return abandonClient(client, this.timing.scheduler);
    this.attempt = undefined;
    this.current = client;
    this.backoff.reset();
    this.waiting = this.silentWatches = 0;
    for (const event of ['error', 'end', 'reconnecting']) {
      client.on(event, (cause: unknown) => client.isReady || this.lose(client, cause));
    }
    this.later(WATCH_MS, () => this.watch(client));
    this.emit('ready');
  }

  /** Unplugged cables and stopped servers end no connection; the commands on it would wait for ever. */
  private watch(client: NodeRedisClient): void {
    this.silentWatches = this.isSilent && this.waiting > 0 ? this.silentWatches + 1 : 0;
    if (this.silentWatches >= SILENT_WATCHES)
      return this.lose(client, new Error('Redis has stopped answering'));
    this.isSilent = true;
    this.later(WATCH_MS, () => this.watch(client));
  }

  private lose(client: NodeRedisClient, cause: unknown): void {
    if (client !== this.current && client !== this.attempt) return;
    this.drop();
    this.emit('error', cause);
    if (!this.isOpen) return;
    this.later(this.backoff.next(), () => this.connectAnew());
  }

  private drop(): void {
    this.cancelTimer?.();
    const clients = [this.current, this.attempt];
    this.current = this.attempt = undefined;
    for (const client of clients) if (client) abandonClient(client, this.timing.scheduler);
  }

  private later(ms: number, task: () => void): void {
    this.cancelTimer?.();
    this.cancelTimer = this.timing.scheduler.later(task, ms);
  }
}

function freshClient(pattern: NodeRedisPattern): NodeRedisClient {
  const socket = pattern.options?.['socket'] as object | undefined;
  return pattern.duplicate({
    socket: { ...socket, reconnectStrategy: false, connectTimeout: ATTEMPT_MS },
    disableOfflineQueue: true,
  });
}
