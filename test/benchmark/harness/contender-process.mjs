import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('./contender.mjs', import.meta.url));

/** One contender of one row in a process of its own, seen from the runner. */
export class ContenderProcess {
  constructor(contender, child) {
    this.contender = contender;
    this.child = child;
  }

  static async start(rowUrl, listed, { params = {}, execArgv = [], execPath = process.execPath } = {}) {
    const child = fork(ENTRY, [fileURLToPath(rowUrl), listed.file, JSON.stringify(params)], {
      execArgv,
      execPath,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const process_ = new ContenderProcess(listed.contender, child);
    await process_.answer();
    return process_;
  }

  async ask(task, params = {}) {
    this.child.send({ task, params });
    return this.answer();
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }

  async answer() {
    const gone = new AbortController();
    const [message] = await Promise.race([
      once(this.child, 'message', { signal: gone.signal }),
      once(this.child, 'exit', { signal: gone.signal }).then(([code]) => [{ error: `ended with ${code}` }]),
    ]);
    gone.abort();
    if (message.error) throw new Error(`${this.contender.name}: ${message.error}`);
    return message.result;
  }
}
