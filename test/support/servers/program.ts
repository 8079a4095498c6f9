import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const HOOK = join(__dirname, '../typescript-hook.js');

/** How a program of ours ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A TypeScript file of the tests in a Node process of its own, where memory, signals and the end can be watched. */
export class Program {
  private stdout = '';
  private stderr = '';
  private readonly exit: Promise<[number | null, NodeJS.Signals | null]>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exit = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  }

  /** `environment` is what the program is told, beside what this process knows. */
  static start(file: string, environment: Record<string, string> = {}): Program {
    const child = spawn(process.execPath, ['--expose-gc', '-r', HOOK, file], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Program(child);
  }

  /** Runs it to its end. */
  static async run(file: string, environment?: Record<string, string>): Promise<Ended> {
    return Program.start(file, environment).ended();
  }

  /** Resolves when it has said this on its standard output. */
  async said(text: string): Promise<void> {
    while (!this.stdout.includes(text)) {
      const data = once(this.child.stdout as NodeJS.ReadableStream, 'data');
      const ended = this.exit.then(() => {
        throw new Error(`It ended before it said '${text}': ${this.stdout}${this.stderr}`);
      });
      await Promise.race([data, ended]);
    }
  }

  /** Has no effect on one that has ended. */
  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async ended(): Promise<Ended> {
    const [code, signal] = await this.exit;
    return { code, signal, stdout: this.stdout, stderr: this.stderr };
  }
}
