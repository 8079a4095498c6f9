import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const START_ATTEMPTS = 5;
const PATIENCE_MS = 10_000;
const POLL_MS = 10;

export interface RedisOptions {
  /** Further arguments of redis-server, e.g. `['--maxmemory', '2mb']`. */
  readonly args?: readonly string[];
  /** Where dump.rdb lies. @default a new temporary directory, removed by stop() */
  readonly dir?: string;
}

/** A real redis-server of the test's own, on a free port of the loopback. Nothing is persisted unless asked (SAVE). */
export class RedisServer {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly dir: string,
    private args: readonly string[],
    private readonly ownsDir: boolean,
  ) {}

  static async start({ args = [], dir }: RedisOptions = {}): Promise<RedisServer> {
    for (let attempt = 1; ; attempt++) {
      const place = dir ?? mkdtempSync(join(tmpdir(), 'memoize-redis-'));
      const server = new RedisServer(await freePort(), place, args, dir === undefined);
      try {
        await server.run();
        return server;
      } catch (error) {
        // Another process may have taken the port in between.
        await server.stop();
        if (attempt === START_ATTEMPTS) throw error;
      }
    }
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error('redis-server is not running');
    return pid;
  }

  /** Ends it at once, and removes its directory. */
  async stop(): Promise<void> {
    await this.kill('SIGKILL');
    if (this.ownsDir) rmSync(this.dir, { recursive: true, force: true });
  }

  /** Sends a signal, and waits for the end where the signal ends a process. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    if (signal === 'SIGSTOP' || signal === 'SIGCONT') return;
    await exit;
    this.child = undefined;
  }

  /** Starts it again on the same port: from its dump if there is one (SAVE), or `empty`. */
  async restart({ empty = false, args }: { empty?: boolean; args?: readonly string[] } = {}): Promise<void> {
    await this.kill('SIGKILL');
    if (empty) rmSync(join(this.dir, 'dump.rdb'), { force: true });
    if (args !== undefined) this.args = args;
    await this.run();
  }

  /** The process stands still: connections stay, nothing is answered. */
  pause(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  resume(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  /** Runs redis-cli, and answers what it prints. */
  async cli(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)('redis-cli', ['-p', String(this.port), ...args], {
      maxBuffer: 2 ** 28,
    });
    return stdout.trimEnd();
  }

  /** How often each command was called since the start or CONFIG RESETSTAT, by its name in lower case. */
  async commandStats(): Promise<Record<string, number>> {
    const info = await this.cli('INFO', 'commandstats');
    const calls = [...info.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)];
    return Object.fromEntries(calls.map(([, name, count]) => [name as string, Number(count)]));
  }

  /** The names of all keys, sorted. SCAN may name one twice, while a table of the server grows or shrinks. */
  async keys(pattern = '*'): Promise<string[]> {
    const names = await this.cli('--scan', '--pattern', pattern);
    return names === '' ? [] : [...new Set(names.split('\n'))].sort();
  }

  private async run(): Promise<void> {
    const fixed = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.dir];
    const child = spawn('redis-server', [...fixed, '--save', '', '--appendonly', 'no', ...this.args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.child = child;
    for (const begin = Date.now(); Date.now() - begin < PATIENCE_MS; await sleep(POLL_MS)) {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
      if ((await this.cli('PING').catch(() => '')) === 'PONG' && (await this.isOurs(child))) return;
    }
    throw new Error('redis-server did not answer');
  }

  private async isOurs(child: ChildProcess): Promise<boolean> {
    const info = await this.cli('INFO', 'server');
    return info.includes(`process_id:${child.pid}`);
  }
}

export function startRedis(options?: RedisOptions): Promise<RedisServer> {
  return RedisServer.start(options);
}

/** A describe of what needs a real Redis: skipped with one line where there is none, and failing in CI. */
export function describeRedis(name: string, tests: () => void): void {
  if (hasRedis()) describe(name, tests);
  else if (process.env['CI'])
    describe(name, () => it('finds redis-server', () => expect(hasRedis()).toBe(true)));
  else {
    process.stderr.write(`redis-server is not installed: '${name}' is skipped\n`);
    describe.skip(name, tests);
  }
}

function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** Below 55,536, because the nodes of a cluster talk to each other on the port that lies 10,000 above. */
async function freePort(): Promise<number> {
  for (;;) {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    if (port < 55_536) return port;
  }
}
