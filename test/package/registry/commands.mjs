// What every part of the matrix does to a folder or a Node.
import assert from 'node:assert';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export const PROJECT = join(import.meta.dirname, '../../..');
export const NODES = ['20', '22', '24'];
const MOST_MS = 600_000;
const execute = promisify(execFile);

/** npm warns of engines and of scripts; what we look for are errors, such as peers that contradict each other. */
export async function run(command, args, cwd, env = {}) {
  const options = { cwd, env: { ...process.env, ...env }, timeout: MOST_MS, maxBuffer: 2 ** 26 };
  const { stdout, stderr } = await execute(command, args, options).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  });
  assert.doesNotMatch(stderr, /npm error|ERESOLVE|unmet peer/);
  return stdout;
}

export async function npmInstall(folder, ...names) {
  await run('npm', ['install', '--no-audit', '--no-fund', ...names], folder);
}

const nodePaths = new Map();

/** Of this process where it is the one, otherwise of the package `node` from the registry. */
export async function nodePath(version) {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
  if (!nodePaths.has(version)) {
    const which = ['-y', '-p', `node@${version}`, '-c', 'node -p process.execPath'];
    nodePaths.set(version, (await run('npx', which, PROJECT)).trim());
  }
  return nodePaths.get(version);
}

/** For what finds its Node on the PATH, such as the scripts of npm. */
export async function withNode(version) {
  return { PATH: `${dirname(await nodePath(version))}:${process.env.PATH}` };
}
