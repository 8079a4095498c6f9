import { EventEmitter } from 'node:events';

/** A command that the fake client was asked to send, to be answered by the test. */
export interface SentCommand {
  readonly args: readonly string[];
  answer(reply: unknown): void;
  fail(message: string): void;
}

/**
 * A node-redis client whose connection and replies are in the hands of a test. Its promises, flags and events come in
 * the order of the real one: `isReady` changes before the event is emitted.
 */
export class FakeRedisClient extends EventEmitter {
  isOpen = false;
  isReady = false;
  connects = 0;
  readonly options: Record<string, unknown> = {};
  readonly sent: SentCommand[] = [];
  /** What it is greeted with is answered at once; `undefined` leaves it to the test. */
  greeting: ((args: readonly string[]) => unknown) | undefined = (args) => this.introduce(args);
  runId = 'a'.repeat(40);
  history = 'c'.repeat(40);
  role = 'master';

  connect(): Promise<void> {
    this.connects++;
    this.isOpen = true;
    return Promise.resolve();
  }

  sendCommand(args: readonly string[]): Promise<unknown> {
    if (isGreeting(args) && this.greeting !== undefined) {
      const { greeting } = this;
      return Promise.resolve().then(() => greeting(args));
    }
    return new Promise((resolve, reject) => {
      this.sent.push({ args, answer: resolve, fail: (message) => reject(new Error(message)) });
    });
  }

  /** Who it is, or the word that it is asked to repeat. */
  introduce([name, section, , word]: readonly string[]): unknown {
    if (name !== 'INFO') return word;
    return section === 'server'
      ? `# Server\r\nrun_id:${this.runId}\r\n`
      : `# Replication\r\nrole:${this.role}\r\nmaster_replid:${this.history}\r\n`;
  }

  get(): void {
    // Every client has it: it is what makes a bare client look like a store.
  }

  set(): void {
    // The same.
  }

  del(): void {
    // The same.
  }

  becomeReady(): void {
    this.isOpen = true;
    this.isReady = true;
    this.emit('ready');
  }

  lose(): void {
    this.isReady = false;
    this.emit('error', new Error('Socket closed unexpectedly'));
    this.emit('reconnecting');
  }

  /** What a reconnectStrategy of `false` comes to. */
  giveUp(): void {
    this.isReady = false;
    this.isOpen = false;
    this.emit('error', new Error('Socket closed unexpectedly'));
  }

  disconnect(): Promise<void> {
    this.isReady = false;
    this.isOpen = false;
    this.emit('end');
    return Promise.resolve();
  }

  /** The commands of the test that wait for an answer, and takes them. */
  take(): SentCommand[] {
    return this.sent.splice(0);
  }
}

function isGreeting([name, , keys]: readonly string[]): boolean {
  return name === 'INFO' || (keys === '0' && (name === 'EVAL' || name === 'EVALSHA'));
}
