import {
  type ReadReply,
  type RedisSender,
  type RedisSession,
  RedisSessionLostError,
  type RedisTopology,
} from '../../../lib/caches/connection/redis-session';

/** A session that answers at once with what a test has prepared, and remembers what it was asked. */
export class ScriptedSession implements RedisSession {
  runId = 'run';
  history = '';
  allowsDigests = true;
  isOneServer = true;
  keysPerDelete = 1000;
  readonly asked: (readonly string[])[] = [];
  replies: (args: readonly string[]) => unknown = () => 'OK';
  /** One answer for each server, to each step of SCAN. */
  scans: (readonly [cursor: string, names: readonly string[]])[][] = [];

  async read(keys: readonly string[]): Promise<readonly ReadReply[]> {
    return (await this.send(keys[0] ?? '', ['GET', ...keys])) as readonly ReadReply[];
  }

  async send(_routeKey: string, args: readonly string[]): Promise<unknown> {
    this.asked.push(args);
    return this.replies(args);
  }

  async delete(names: readonly string[]): Promise<void> {
    await this.send('', ['DEL', ...names]);
  }

  isDoubted(): boolean {
    return false;
  }

  async doubt(): Promise<void> {
    // Nothing is doubted.
  }

  servers(): readonly RedisSender[] {
    return this.scans.map((steps) => async (args) => {
      this.asked.push(args);
      return steps.shift();
    });
  }
}

/** The way to such a session, while there is one. */
export class ScriptedTopology implements RedisTopology {
  allowsScripts = false;
  isClosed = false;

  constructor(public session: RedisSession | undefined) {}

  requireSession(): RedisSession {
    if (this.session === undefined) throw new RedisSessionLostError();
    return this.session;
  }

  async reach(): Promise<void> {
    // It is there.
  }

  close(): void {
    this.isClosed = true;
  }
}
