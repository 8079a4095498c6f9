import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Stats } from '../source-maps/stats/stats.controller';
import { MapClient } from './map-client';

const SERVER = join(__dirname, '..', 'source-maps', 'main.js');
const STOP_WITHIN_MS = 5_000;

/** The sample server, in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly process: ChildProcess,
    readonly client: MapClient,
  ) {}

  /** @throws Error with what the server had to say, when it ends before it listens. */
  static async start(environment: NodeJS.ProcessEnv): Promise<ServerProcess> {
    const child = fork(SERVER, { env: { ...process.env, ...environment, PORT: '0' }, stdio: 'pipe' });
    const said: Buffer[] = [];
    child.stdout?.resume();
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve((message as { url: string }).url));
      child.once('error', reject);
      child.once('exit', () =>
        reject(new Error(`The server did not start: ${Buffer.concat(said).toString()}`)),
      );
    });
    return new ServerProcess(child, new MapClient(url));
  }

  stats(): Promise<Stats> {
    return this.client.getJson<Stats>('/stats');
  }

  /** @throws Error when it does not close in order within five seconds. */
  async stop(): Promise<void> {
    this.client.close();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exit = once(this.process, 'exit');
    const tooLate = setTimeout(() => this.process.kill('SIGKILL'), STOP_WITHIN_MS);
    this.process.kill('SIGTERM');
    await exit;
    clearTimeout(tooLate);
    // Read anew: it was null above, and has changed while we waited.
    const signal = this.process.signalCode as NodeJS.Signals | null;
    if (signal === 'SIGKILL')
      throw new Error(`A server did not close within ${STOP_WITHIN_MS} ms of SIGTERM.`);
  }
}
