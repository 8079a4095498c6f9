// An application as `nest new` makes it, with its own settings, and ours in it: what it tests with, and each of the
// builders that `nest build` has, whose output runs on every Node.
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODES, nodePath, npmInstall, run, withNode } from './commands.mjs';
import { useApplication } from './use-application.mjs';

const APPLICATION = join(import.meta.dirname, 'application');
/** What `nest new` adds for other purposes: linters, hosting, and tests over HTTP. */
const LEFT_OUT = /eslint|oxlint|prettier|globals|mau$|supertest|coverage/;
/** Of Nest 12, which leaves them to the application. */
const WEBPACK = ['webpack@5', 'ts-loader@9', 'fork-ts-checker-webpack-plugin@9'];
const FOR_BUNDLERS = ['webpack-node-externals@3', 'tsconfig-paths-webpack-plugin@4'];

/** Where `nest build` has no such builder, or none for ESM, there is no cell. */
function buildersOf(nest, type) {
  const nestBuild = (builder) => ['npx', ['nest', 'build', '-b', builder]];
  const isEsm = type === 'module';
  return [
    { column: 'SWC', command: nestBuild('swc') },
    ...(isEsm ? [] : [{ column: 'webpack', command: nestBuild('webpack') }]),
    ...(nest === '12' ? [{ column: 'rspack', command: nestBuild('rspack') }] : []),
    { column: 'rspack', command: ['npx', ['rspack', 'build', '-c', 'rspack.config.mjs']] },
  ];
}

export async function tryNewApplication({ nest, type, tarball, table }) {
  const home = await mkdtemp(join(tmpdir(), `nest-new-${nest}-`));
  const row = `Nest ${nest}, ${type}`;
  try {
    const folder = await make(home, nest, type);
    await prepare(folder, nest, tarball);
    const column = type === 'module' ? 'Vitest' : 'Jest';
    for (const node of NODES) await tryTests({ folder, row, column, node, table });
    for (const builder of buildersOf(nest, type)) await tryBuilder({ ...builder, folder, row, table });
  } finally {
    await rm(home, { recursive: true });
  }
}

/**
 * The test that `nest new` has made and ours. Jest cannot load Nest 12, which is ESM, in an application of CommonJS
 * before Node 24.9, and says so: its own test does not run there either.
 */
async function tryTests({ folder, row, column, node, table }) {
  const env = await withNode(node);
  const test = (...args) => run('npm', ['test', '--', ...args], folder, env);
  const runsWithoutUs = () =>
    test('src/app.controller.spec.ts').then(
      () => true,
      () => false,
    );
  await table.attempt({ row, column, node, runsWithoutUs }, () => test());
}

/** With the same schematics that `nest new` runs, which asks too much to be run by a program. */
async function make(home, nest, type) {
  await writeFile(join(home, 'package.json'), '{ "name": "maker", "private": true }');
  await npmInstall(home, `@nestjs/cli@${nest}`, `@nestjs/schematics@${nest}`);
  const options = { name: 'stranger', language: 'ts', directory: 'stranger', interactive: 'false' };
  if (nest === '12') options.type = type === 'module' ? 'esm' : 'cjs';
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  await run('npx', ['schematics', '@nestjs/schematics:application', ...args], home);
  return join(home, 'stranger');
}

async function prepare(folder, nest, tarball) {
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const kept = Object.entries(manifest.devDependencies).filter(([name]) => !LEFT_OUT.test(name));
  await writeFile(path, JSON.stringify({ ...manifest, devDependencies: Object.fromEntries(kept) }));
  await npmInstall(folder, tarball);
  const builders = nest === '12' ? [...WEBPACK, ...FOR_BUNDLERS] : [];
  await npmInstall(
    folder,
    '--save-dev',
    '@swc/core@1',
    '@swc/cli@0',
    '@rspack/core@2',
    '@rspack/cli@2',
    ...builders,
  );
  await copySources(folder);
}

async function copySources(folder) {
  const { type } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const names = {
    'main.ts': 'main.ts',
    'files.module.ts': 'files.module.ts',
    'files.tests.ts': 'files.spec.ts',
  };
  for (const [from, to] of Object.entries(names)) {
    const text = await readFile(join(APPLICATION, from), 'utf8');
    // As `nest new` writes its imports: with an extension in ESM, without one in CommonJS.
    const fitting = type === 'module' ? text : text.replace(/(from '\.\/.+)\.js'/g, "$1'");
    await writeFile(join(folder, 'src', to), fitting);
  }
  await copyFile(join(APPLICATION, 'rspack.config.mjs'), join(folder, 'rspack.config.mjs'));
}

async function tryBuilder({ column, command: [program, args], folder, row, table }) {
  await rm(join(folder, 'dist'), { recursive: true, force: true });
  let failure;
  await run(program, args, folder).catch((error) => (failure = error));
  for (const node of NODES) {
    await table.attempt({ row, column, node }, async () => {
      if (failure) throw failure;
      await useApplication(await nodePath(node), folder, 'dist/main.js');
    });
  }
}
