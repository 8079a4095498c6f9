// npm run test:packed [nest …]
//
// By hand, before a release; needs a registry and a redis-server. Packs the library and installs it, with the README's
// own command, into empty applications on Nest 12, 11 and 10. In each, as CommonJS and as ESM and on every supported
// Node: the README's first example does what the README says, and the consumer of test/package runs in memory and on
// Redis. The test kit runs in Vitest, too. Before any optional peer is there, our declarations are compiled with skipLibCheck off.
import assert from 'node:assert';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const PROJECT = join(import.meta.dirname, '../../..');
const NODES = ['20', '22', '24'];
const STRANGERS = [
  { nest: '12', typescript: '6.0', settings: { module: 'nodenext', strict: true } },
  { nest: '11', typescript: '5.9', settings: { module: 'nodenext', strict: true } },
  { nest: '10', typescript: '5.4', settings: { module: 'nodenext', strict: true } },
];
const execute = promisify(execFile);

async function main(wanted) {
  const folder = await mkdtemp(join(tmpdir(), 'nestjs-cache-memoize-'));
  const redis = await startRedis(folder);
  try {
    await run('npm', ['pack', '--pack-destination', folder], PROJECT);
    const tarball = join(
      folder,
      (await readdir(folder)).find((name) => name.endsWith('.tgz')),
    );
    for (const stranger of STRANGERS) {
      if (wanted.length === 0 || wanted.includes(stranger.nest))
        await settle({ ...stranger, tarball, redis });
    }
  } finally {
    redis.child.kill();
    await once(redis.child, 'exit');
    await rm(folder, { recursive: true });
  }
}

async function settle({ nest, typescript, settings, tarball, redis }) {
  const folder = await mkdtemp(join(tmpdir(), `nest-${nest}-`));
  const readme = await readFile(join(PROJECT, 'README.md'), 'utf8');
  const [, install] = /^```sh\n(npm install nestjs-cache-memoize)$/m.exec(readme);
  const [, example] = /^```ts\n([\s\S]*?)^```$/m.exec(readme);
  try {
    await writeFile(join(folder, 'package.json'), '{ "name": "stranger", "private": true }');
    await npmInstall(
      folder,
      ...['common', 'core', 'platform-express'].map((name) => `@nestjs/${name}@${nest}`),
    );
    await npmInstall(folder, 'rxjs@7', 'reflect-metadata@0.2');
    await npmInstall(folder, '--save-dev', `typescript@${typescript}`, '@types/node@20');
    await run('npm', install.replace('nestjs-cache-memoize', tarball).split(' ').slice(1), folder);
    await assertNoOptionalPeer(folder);
    await compile(folder, { 'main.ts': example }, settings);
    await eachNodeAndFormat(folder, (path) => runExample(path, folder), `Nest ${nest}: the README's example`);

    await npmInstall(folder, 'cache-manager-redis-yet@5');
    const consumer = join(PROJECT, 'test/package/consumer');
    const files = {};
    for (const name of await readdir(consumer)) files[name] = await readFile(join(consumer, name), 'utf8');
    await compile(folder, files, settings);
    const what = `Nest ${nest}: the consumer, in memory and on Redis`;
    await eachNodeAndFormat(folder, (path) => runConsumer(path, folder, redis), what);
    await runVitest(folder);
    console.log(`ok  Nest ${nest}: the test kit in Vitest`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function npmInstall(folder, ...names) {
  await run('npm', ['install', ...names], folder);
}

/** npm warns of engines and of scripts; what we look for are errors, such as peers that contradict each other. */
async function run(command, args, cwd) {
  const { stdout, stderr } = await execute(command, args, { cwd }).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  });
  assert.doesNotMatch(stderr, /npm error|ERESOLVE|unmet peer/);
  return stdout;
}

async function assertNoOptionalPeer(folder) {
  const installed = await readdir(join(folder, 'node_modules'));
  const optional = ['cache-manager', 'cache-manager-redis-yet', 'keyv'];
  assert.deepStrictEqual(
    installed.filter((name) => optional.includes(name)),
    [],
  );
}

/** The errors in the application and in ours are fatal, those in Nest's own declarations are not ours to mend. */
async function compile(folder, files, settings) {
  for (const name of await readdir(folder)) if (name.endsWith('.ts')) await rm(join(folder, name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await writeTsconfig(folder, settings);
  const checker = join(PROJECT, 'test/package/support/check-ours.cjs');
  assert.match(
    await run('node', [checker, join(folder, 'node_modules/typescript'), folder], folder),
    /^checked \d+ files\n$/,
  );
}

async function writeTsconfig(folder, settings) {
  const common = {
    target: 'es2022',
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    esModuleInterop: true,
  };
  const compilerOptions = { ...common, ...settings, types: ['node'], outDir: 'out' };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
}

/** `type` decides how TypeScript emits, and how Node loads. */
async function eachNodeAndFormat(folder, attempt, what) {
  const manifestPath = join(folder, 'package.json');
  for (const type of ['commonjs', 'module']) {
    const manifest = JSON.parse(await readFile(manifestPath, 'utf8'));
    await writeFile(manifestPath, JSON.stringify({ ...manifest, type }));
    await run('npx', ['tsc', '--skipLibCheck'], folder);
    for (const version of NODES) {
      const path = await nodePath(version);
      await attempt(path);
      console.log(`ok  ${what}, ${type}, ${await nodeVersion(path)}`);
    }
  }
}

const nodePaths = new Map();

/** Of this process where it is the one, otherwise of the package `node` from the registry. */
async function nodePath(version) {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
  if (!nodePaths.has(version)) {
    const which = await run(
      'npx',
      ['-y', '-p', `node@${version}`, '-c', 'node -p process.execPath'],
      PROJECT,
    );
    nodePaths.set(version, which.trim());
  }
  return nodePaths.get(version);
}

async function nodeVersion(path) {
  return (await run(path, ['-v'], PROJECT)).trim();
}

async function runConsumer(path, folder, redis) {
  const options = { cwd: folder, env: { ...process.env, REDIS_URL: redis.url } };
  const { stdout } = await execute(
    path,
    ['--unhandled-rejections=strict', 'out/main.js', 'context', 'http'],
    options,
  );
  assert.match(stdout, /on memory: true\n.* on Redis: true\n/);
  await execute('redis-cli', ['-u', redis.url, 'FLUSHALL']);
}

/** On the Node of this process. Vitest fails where a test does, and where there is none. */
async function runVitest(folder) {
  await npmInstall(folder, '--save-dev', 'vitest@4');
  const name = 'prices.test.mjs';
  await writeFile(join(folder, name), await readFile(join(import.meta.dirname, name), 'utf8'));
  await execute('npx', ['vitest', 'run', name], { cwd: folder });
}

/** Asks twice, uploads, asks twice: the bucket is asked once before and once after. */
async function runExample(path, folder) {
  const port = await freePort();
  const child = spawn(path, ['out/main.js'], { cwd: folder, env: { ...process.env, PORT: String(port) } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ask = async (method) => (await fetch(`http://localhost:${port}/files/a.map`, { method })).text();
  try {
    const isListening = () =>
      fetch(`http://localhost:${port}/files/none`).then(
        () => true,
        () => false,
      );
    for (let tries = 0; !(await isListening()); tries++) {
      assert(tries < 300 && child.exitCode === null, `the example did not start:\n${output}`);
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
    await once(child, 'exit');
  }
}

async function startRedis(folder) {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  return { child, url: `redis://127.0.0.1:${port}` };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

await main(process.argv.slice(2));
