// An application that begins with nothing but Nest and TypeScript. The library is installed with the README's own command;
// the README's first example does what the README says, and the consumer of test/package runs in memory and on Redis.
import assert from 'node:assert';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODES, nodePath, npmInstall, PROJECT, run } from './commands.mjs';
import { useApplication } from './use-application.mjs';

const SETTINGS = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  esModuleInterop: true,
};

export async function tryEmptyApplication({ nest, typescript, tarball, redis, table }) {
  const folder = await mkdtemp(join(tmpdir(), `nest-${nest}-`));
  const readme = await readFile(join(PROJECT, 'README.md'), 'utf8');
  const [, install] = /^```sh\n(npm install nestjs-cache-memoize)$/m.exec(readme);
  const [, example] = /^```ts\n([\s\S]*?)^```$/m.exec(readme);
  const place = { nest, folder, table };
  try {
    await writeFile(join(folder, 'package.json'), '{ "name": "stranger", "private": true }');
    const parts = ['common', 'core', 'platform-express'].map((name) => `@nestjs/${name}@${nest}`);
    await npmInstall(folder, ...parts, 'rxjs@7', 'reflect-metadata@0.2');
    await npmInstall(folder, '--save-dev', `typescript@${typescript}`, '@types/node@20');
    await run('npm', install.replace('nestjs-cache-memoize', tarball).split(' ').slice(1), folder);
    await assertNoOptionalPeer(folder);
    await check({ ...place, column: 'types' }, { 'main.ts': example });
    await eachFormat({ ...place, column: 'example' }, (node) => useApplication(node, folder, 'out/main.js'));

    await npmInstall(folder, 'cache-manager-redis-yet@5');
    await check({ ...place, column: 'types' }, await consumerFiles());
    await eachFormat({ ...place, column: 'consumer' }, (node) => runConsumer(node, folder, redis));
    await tryVitest(place);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function assertNoOptionalPeer(folder) {
  const installed = await readdir(join(folder, 'node_modules'));
  const { peerDependenciesMeta } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
  const optional = Object.keys(peerDependenciesMeta).map((name) => name.split('/')[0]);
  const peers = optional.filter((name) => name !== '@nestjs');
  assert.deepStrictEqual(
    installed.filter((name) => peers.includes(name)),
    [],
  );
}

async function consumerFiles() {
  const consumer = join(PROJECT, 'test/package/consumer');
  const files = {};
  for (const name of await readdir(consumer)) files[name] = await readFile(join(consumer, name), 'utf8');
  return files;
}

/** The errors in the application and in ours are fatal, those in Nest's own declarations are not ours to mend. */
async function check({ nest, folder, table, column }, files) {
  for (const name of await readdir(folder)) if (name.endsWith('.ts')) await rm(join(folder, name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const compilerOptions = { ...SETTINGS, types: ['node'], outDir: 'out' };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const checker = join(PROJECT, 'test/package/support/check-ours.cjs');
  for (const type of ['commonjs', 'module']) {
    await setType(folder, type);
    await table.attempt({ row: `Nest ${nest}, ${type}`, column }, async () => {
      const said = await run('node', [checker, join(folder, 'node_modules/typescript'), folder], folder);
      assert.match(said, /^checked \d+ files\n$/);
    });
  }
}

/** `type` decides how TypeScript emits, and how Node loads. */
async function eachFormat({ nest, folder, table, column }, work) {
  for (const type of ['commonjs', 'module']) {
    await setType(folder, type);
    await run('npx', ['tsc', '--skipLibCheck'], folder);
    for (const node of NODES) {
      const path = await nodePath(node);
      await table.attempt({ row: `Nest ${nest}, ${type}`, column, node }, () => work(path));
    }
  }
}

async function setType(folder, type) {
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, type }));
}

async function runConsumer(node, folder, redis) {
  const args = ['--unhandled-rejections=strict', 'out/main.js', 'context', 'http'];
  assert.match(
    await run(node, args, folder, { REDIS_URL: redis.url }),
    /on memory: true\n.* on Redis: true\n/,
  );
  await run('redis-cli', ['-u', redis.url, 'FLUSHALL'], folder);
}

/** Vitest loads everything as ESM. It fails where a test does, and where there is none. */
async function tryVitest({ nest, folder, table }) {
  await npmInstall(folder, '--save-dev', 'vitest@4');
  const name = 'prices.test.mjs';
  await writeFile(join(folder, name), await readFile(join(import.meta.dirname, name), 'utf8'));
  for (const node of NODES) {
    const args = ['node_modules/vitest/vitest.mjs', 'run', name];
    const cell = { row: `Nest ${nest}, module`, column: 'Vitest', node };
    await table.attempt(cell, async () => run(await nodePath(node), args, folder));
  }
}
