import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export function hasRedis() {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** A redis-server of our own on a free port, without persistence. Answers where it is, and how to end it. */
export async function startRedis() {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'memoize-bench-'));
  const settings = ['--port', port, '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', settings.map(String), { stdio: 'ignore' });
  const stop = async () => {
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    rmSync(dir, { recursive: true, force: true });
  };
  while (!(await accepts(port))) await sleep(20);
  return { port, url: `redis://127.0.0.1:${port}`, stop };
}

/**
 * The commands that come in on the wire between now and `stop()`, by name: those that scripts call are not among
 * them, because they cost no way.
 */
export async function countCommands(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk) => (text += chunk));
  socket.write('MONITOR\r\n');
  while (!text.includes('+OK')) await sleep(1);
  return {
    async stop() {
      await sleep(50);
      socket.destroy();
      const names = [...text.matchAll(/^\+[\d.]+ \[\d+ (lua|[^\]]+)\] "([^"]+)"/gm)]
        .filter(([, source]) => source !== 'lua')
        .map(([, , name]) => name.toUpperCase());
      return Object.fromEntries(
        [...new Set(names)].map((name) => [name, names.filter((each) => each === name).length]),
      );
    },
  };
}

async function accepts(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
