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
  isExecuted: boolean;
  reply: unknown;
}

/** A node-redis client for one connection, whose every command is a step of the world, in order. */
export class SimulatedClient extends EventEmitter {
  isOpen = false;
  /** As many as there were when the server was asked last who it is. */
  roleChanges: number;
  private commands: Command[] = [];
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
      this.commands.push({ args, resolve, reject, isExecuted: false, reply: undefined });
      this.offerExecution();
    });
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
    const lost = this.commands;
    this.commands = [];
    for (const step of [this.step, this.reply]) if (step !== undefined) this.world.remove(step);
    this.step = this.reply = undefined;
    for (const { reject } of lost) reject(new Error('Socket closed unexpectedly'));
    return lost.filter(({ isExecuted }) => !isExecuted);
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
    const command = this.commands.find(({ isExecuted }) => !isExecuted);
    if (this.step !== undefined || command === undefined) return;
    this.step = {
      source: this,
      tell: () => `${this.settings.name}: ${describeCommand(command.args)}`,
      happen: () => {
        this.step = undefined;
        this.execute(command);
        this.offerExecution();
      },
    };
    this.world.add(this.step);
  }

  private execute(command: Command): void {
    command.reply = this.ask(command);
    command.isExecuted = true;
    this.world.note(() => `    replies ${show(command.reply)}`);
    if (this.settings.delivery === 'at once') this.deliver(command);
    else this.offerReply();
  }

  private offerReply(): void {
    const [command] = this.commands;
    if (this.reply !== undefined || !command?.isExecuted) return;
    this.reply = {
      source: this,
      tell: () => `${this.settings.name} gets the reply to ${describeCommand(command.args)}`,
      happen: () => {
        this.reply = undefined;
        this.deliver(command);
        this.offerReply();
      },
    };
    this.world.add(this.reply);
  }

  private deliver(command: Command): void {
    this.commands.splice(this.commands.indexOf(command), 1);
    if (command.reply instanceof Error) command.reject(command.reply);
    else command.resolve(command.reply);
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
