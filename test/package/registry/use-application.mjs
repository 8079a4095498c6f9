// An application that is asked whether it memoizes.
import assert from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../benchmark/harness/redis-server.mjs';

/** Asks twice, uploads, asks twice: the bucket is asked once before and once after. */
export async function useApplication(node, folder, main) {
  const port = await freePort();
  const child = spawn(node, [main], { cwd: folder, env: { ...process.env, PORT: String(port) } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ask = async (method) => (await fetch(`http://localhost:${port}/files/a.map`, { method })).text();
  try {
    for (let tries = 0; !(await isListening(port)); tries++) {
      assert(tries < 300 && child.exitCode === null, `the application did not start:\n${output}`);
      await sleep(100);
    }
    const before = [await ask('GET'), await ask('GET')];
    await ask('POST');
    const after = [await ask('GET'), await ask('GET')];
    assert.deepStrictEqual(before, Array(2).fill('{"name":"a.map","exists":false}'));
    assert.deepStrictEqual(after, Array(2).fill('{"name":"a.map","exists":true}'));
    assert.strictEqual(output.match(/The bucket is asked for a\.map\./g).length, 2);
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

function isListening(port) {
  return fetch(`http://localhost:${port}/files/none`).then(
    () => true,
    () => false,
  );
}
