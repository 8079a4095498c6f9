import type { Clock } from '../../ports/clock';
import type { Scheduler } from '../../ports/scheduler';
import type { NodeRedisClient } from './node-redis';
import { RedisSessionLostError } from './redis-session';
import { askIdentity, isSameIdentity, type ServerIdentity } from './server-identity';

/** How long it is believed who a server is, in milliseconds. */
const IDENTITY_MS = 1000;

interface IdentityWatchSettings {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** It is another one, or a replica, or cannot say: what was asked before this is called is not to be believed. */
  readonly onChange: (cause: Error) => void;
}

/**
 * Asks a server every second whether it still is who it was, for as long as one connection lasts: nobody closes the
 * connections to a primary that is replaced.
 */
export class IdentityWatch {
  /** While it is being asked. */
  private answer: Promise<void> | undefined;
  private askedAt: number;
  private isOver = false;
  private cancelTimer!: () => void;

  constructor(
    private readonly client: NodeRedisClient,
    private readonly identity: ServerIdentity,
    private readonly settings: IdentityWatchSettings,
  ) {
    this.askedAt = settings.clock.monotonic();
    this.wait();
  }

  /** What to wait for before the reply to a command that is sent now is believed: mostly nothing. */
  check(): Promise<void> | undefined {
    // Timers are late in a process that stood still: it asks first.
    if (this.answer === undefined && this.settings.clock.monotonic() - this.askedAt >= IDENTITY_MS)
      this.ask();
    return this.answer;
  }

  end(): void {
    this.isOver = true;
    this.cancelTimer();
  }

  private wait(): void {
    this.cancelTimer = this.settings.scheduler.later(() => {
      if (this.answer === undefined) this.ask();
      this.wait();
    }, IDENTITY_MS);
  }

  private ask(): void {
    this.askedAt = this.settings.clock.monotonic();
    this.answer = this.compare().finally(() => (this.answer = undefined));
  }

  /** Never rejects. */
  private async compare(): Promise<void> {
    try {
      const identity = await askIdentity(this.client);
      if (!identity.isPrimary)
        this.change(new RedisSessionLostError('The Redis server has become a replica'));
      else if (!isSameIdentity(identity, this.identity))
        this.change(new RedisSessionLostError('The Redis server is another one, or has other data'));
    } catch (cause) {
      this.change(cause instanceof Error ? cause : new RedisSessionLostError(String(cause)));
    }
  }

  private change(cause: Error): void {
    if (!this.isOver) this.settings.onChange(cause);
  }
}
