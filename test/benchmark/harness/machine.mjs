import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const HERE = fileURLToPath(new URL('../', import.meta.url));

/** What the figures were measured on, as lines of text. */
export function describeMachine() {
  const [cpu] = cpus();
  const redis = /v=(\S+)/.exec(
    spawnSync('redis-server', ['--version'], { encoding: 'utf8' }).stdout ?? '',
  )?.[1];
  return [
    `Machine: ${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`,
    `Node ${process.version}, V8 ${process.versions.v8}, Redis ${redis ?? 'not installed'}, Nest ${versionOf('@nestjs/core', ROOT)}`,
    `Code: ${commit()}; load of the machine at the start ${loadavg()[0].toFixed(1)}`,
    `Peers: ${listPeers().join(', ')}`,
  ];
}

function listPeers() {
  const { dependencies } = readJson(`${HERE}package.json`);
  return Object.keys(dependencies).map((name) => `${name} ${versionOf(name, HERE)}`);
}

function versionOf(name, folder) {
  return readJson(`${folder}node_modules/${name}/package.json`).version;
}

function commit() {
  const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';
  const isChanged = !process.env.BENCH_DIST && git('status', '--porcelain', '--', 'lib') !== '';
  return `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${isChanged ? ' with changes in lib that are not committed' : ''}`;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
