import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('../', import.meta.url));
const INSTALLED = `${HERE}node_modules/.package-lock.json`;

/** On first use, and when the lock file has changed since. */
export function installPeers() {
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(`${HERE}package-lock.json`).mtimeMs)
    return;
  console.error('Installing the peers (npm ci --prefix test/benchmark) …');
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', HERE, '--no-audit', '--no-fund', '--ignore-scripts'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(`npm ci ended with ${status}`);
}
