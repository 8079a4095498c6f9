import { EventEmitter } from 'node:events';
import { describeCommand } from './library-scripts';
import type { SimulatedRedis } from './simulated-redis';
import type { Step, World } from './world';

/** When a reply arrives: with the server's step, or in a step of its own, which whatever else happens may come before. */
export type Delivery = 'at once' | 'separate';

export interface ClientSettings {
  readonly name: string;
  readonly delivery: Delivery;
  readonly allowsScripts: boolean;
}

interface Command {
  readonly args: readonly string[];
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** On its way back, with what was asked: nothing on the wire tells that. */
interface Reply {
  readonly args: readonly string[];
  readonly content: unknown;
}

/** A node-redis client for one connection, whose every command is a step of the world, in order. */
export class SimulatedClient extends EventEmitter {
  isOpen = false;
  /** As many as there were when the server was asked last who it is. */
  roleChanges: number;
  /** What was sent, and the server has not executed. */
  private sent: Command[] = [];
  /** What waits for a reply: the first of them gets the next one that comes, whatever it was asked. */
  private waiting: Command[] = [];
  private replies: Reply[] = [];
  private isRepeating = false;
  private step: Step | undefined;
  private reply: Step | undefined;

  constructor(
    private readonly world: World,
    readonly server: SimulatedRedis,
    private readonly settings: ClientSettings,
  ) {
    super();
    this.roleChanges = server.roleChanges;
  }

  /** Whose it is, and where. */
  get place(): { readonly name: string; readonly world: World } {
    return { name: this.settings.name, world: this.world };
  }

  get allowsScripts(): boolean {
    return this.settings.allowsScripts;
  }

  get isReady(): boolean {
    return this.isOpen;
  }

  connect(): Promise<unknown> {
    this.isOpen = true;
    this.emit('ready');
    return Promise.resolve(this);
  }

  destroy(): void {
    this.isOpen = false;
    this.abandon();
  }

  sendCommand(args: readonly string[]): Promise<unknown> {
    if (!this.isOpen) return Promise.reject(new Error('The client is closed'));
    if (isGreeting(args)) return this.answerAtOnce(args);
    return new Promise((resolve, reject) => {
      const command = { args, resolve, reject };
      this.sent.push(command);
      this.waiting.push(command);
      this.offerExecution();
    });
  }

  /**
   * The next reply to a read behind which another question waits comes twice: from there on each reply goes to the
   * command behind the one that it answers, until one comes that nobody waits for.
   */
  repeatReply(): void {
    this.isRepeating = true;
  }

  /**
   * The connection is lost. What was under way rejects; how much of it the server had in its own buffers, and
   * executes all the same, is up to the world.
   */
  cut(isServerAlive: boolean): void {
    this.isOpen = false;
    const unexecuted = this.abandon();
    this.emit('error', new Error('Socket closed unexpectedly'));
    if (isServerAlive && unexecuted.length > 0) this.leaveBehind(unexecuted);
  }

  private abandon(): Command[] {
    const [lost, unexecuted] = [this.waiting, this.sent];
    this.sent = [];
    this.waiting = [];
    this.replies = [];
    for (const step of [this.step, this.reply]) if (step !== undefined) this.world.remove(step);
    this.step = this.reply = undefined;
    for (const { reject } of lost) reject(new Error('Socket closed unexpectedly'));
    return unexecuted;
  }

  private leaveBehind(commands: readonly Command[]): void {
    const counts = Array.from({ length: commands.length + 1 }, (_, count) => count);
    this.executeLate(commands.slice(0, this.world.choose(counts)));
  }

  private executeLate([command, ...rest]: readonly Command[]): void {
    if (command === undefined) return;
    this.world.add({
      source: {},
      tell: () =>
        `Redis executes what ${this.settings.name} had sent before: ${describeCommand(command.args)}`,
      happen: () => {
        this.ask(command);
        this.executeLate(rest);
      },
    });
  }

  private offerExecution(): void {
    const [command] = this.sent;
    if (this.step !== undefined || command === undefined) return;
    this.step = {
      source: this,
      tell: () => `${this.settings.name}: ${describeCommand(command.args)}`,
      happen: () => {
        this.step = undefined;
        this.sent.shift();
        this.execute(command);
        this.offerExecution();
      },
    };
    this.world.add(this.step);
  }

  private execute(command: Command): void {
    const content = this.ask(command);
    this.replies.push({ args: command.args, content });
    this.world.note(() => `    replies ${show(content)}`);
    if (this.settings.delivery === 'separate') return this.offerReply();
    while (this.replies.length > 0) this.deliver();
  }

  private offerReply(): void {
    const [reply] = this.replies;
    if (this.reply !== undefined || reply === undefined) return;
    this.reply = {
      source: this,
      tell: () => `${this.settings.name} gets the reply to ${describeCommand(reply.args)}`,
      happen: () => {
        this.reply = undefined;
        this.deliver();
        this.offerReply();
      },
    };
    this.world.add(this.reply);
  }

  private deliver(): void {
    const reply = this.replies.shift() as Reply; // there is one
    const command = this.waiting.shift();
    if (command === undefined) return this.world.note(() => '    … for which nobody waits');
    if (command.args !== reply.args)
      this.world.note(() => `    … taken for that to ${describeCommand(command.args)}`);
    if (this.isRepeating && this.isMistakable(reply)) {
      this.isRepeating = false;
      this.replies.unshift(reply);
    }
    if (reply.content instanceof Error) command.reject(reply.content);
    else command.resolve(reply.content);
  }

  /**
   * What is not told apart on purpose, and so is not played: an older reply to the very same question, and the count of one
   * delete for that of another.
   */
  private isMistakable({ args, content }: Reply): boolean {
    const [next] = this.waiting;
    const isRead = args[0] === 'GET' || args[0] === 'MGET';
    return isRead && !(content instanceof Error) && next !== undefined && String(next.args) !== String(args);
  }

  private ask({ args }: Command): unknown {
    try {
      return this.server.execute(args);
    } catch (error) {
      return error;
    }
  }

  /** How a connection is greeted is no part of the races: it has no steps of its own. */
  private async answerAtOnce(args: readonly string[]): Promise<unknown> {
    if (args[0] === 'INFO') return this.server.execute(args);
    if (!this.settings.allowsScripts)
      throw new Error("NOPERM this user has no permissions to run the 'eval' command");
    return args.at(-1);
  }
}

function isGreeting([name, , keys]: readonly string[]): boolean {
  return name === 'INFO' || (keys === '0' && (name === 'EVAL' || name === 'EVALSHA'));
}

function show(reply: unknown): string {
  return reply instanceof Error ? reply.message : JSON.stringify(reply);
}
