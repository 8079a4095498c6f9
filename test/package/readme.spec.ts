import * as nest from '@nestjs/common';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as library from 'nestjs-cache-memoize';
import * as kit from 'nestjs-cache-memoize/testing';
import ts from 'typescript';
import { describeRedis, startRedis, type RedisServer } from '../support/servers/redis-server';
import { until } from '../support/time/until';
import { packLibrary, PROJECT } from './support/packed-library';
import { GUIDES, MIGRATIONS, PAGES, README, snippetsOf, WORLD } from './support/pages';
import { declaredNames, findSnippets, toModule } from './support/snippets';
import { Stranger, typescriptOf } from './support/stranger';

const execute = promisify(execFile);
const MANIFEST = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  readonly scripts: Record<string, string>;
};
const world = snippetsOf(WORLD);
const guide = snippetsOf(GUIDES);
const [first] = world;
const SETTINGS = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

jest.setTimeout(300_000);

function parse(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
}

/** The snippets as modules, named by their pages and lines, with the two files that they run in. */
function makeFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const known = new Map<string, string>();
  for (const name of Object.keys(nest)) known.set(name, '@nestjs/common');
  for (const name of Object.keys(library)) known.set(name, 'nestjs-cache-memoize');
  for (const name of Object.keys(kit)) known.set(name, 'nestjs-cache-memoize/testing');
  for (const name of ['world.ts', 'runner.ts']) {
    files.set(name, readFileSync(join(__dirname, 'readme', name), 'utf8'));
  }
  const unsaid = files.get('world.ts') ?? '';
  for (const name of declaredNames(parse('world.ts', unsaid))) known.set(name, './world.js');
  for (const [, name = ''] of unsaid.matchAll(/^export (?:type )?\{ (\w+) \}/gm))
    known.set(name, './world.js');
  for (const snippets of [world, guide]) {
    for (const { module, code } of snippets)
      for (const declared of declaredNames(parse(module, code))) known.set(declared, `./${module}.js`);
    for (const snippet of snippets) files.set(`${snippet.module}.ts`, toModule(snippet, known));
  }
  return files;
}

describeRedis('the README and the pages', () => {
  let redis: RedisServer;
  let stranger: Stranger;
  let errors: string;

  beforeAll(async () => {
    redis = await startRedis();
    stranger = await Stranger.settle(await packLibrary());
    errors = await stranger.compile(makeFiles(), typescriptOf(), SETTINGS);
  });

  afterAll(() => redis.stop());

  it('have snippets that compile against the packed library', () => {
    expect(errors).toMatch(/^checked \d+ files\n$/);
    expect(world.length).toBeGreaterThan(35);
  });

  it('have snippets that run, and do what they say', async () => {
    const modules = world.map(({ module }) => stranger.compiled(`${module}.js`));
    const env = { ...process.env, REDIS_URL: redis.url, PORT: '0' };
    const { stdout } = await execute('node', [stranger.compiled('runner.js'), ...modules], { env });
    expect(stdout).toMatch(/^started \d+ modules, \d+ providers, \d+ controllers$/m);
  });

  it('have a guide to tests whose snippets run, and pass, in node:test', async () => {
    const modules = guide.map(({ module }) => stranger.compiled(`${module}.js`));
    const { stdout } = await execute('node', ['--test', '--test-reporter=tap', ...modules]);
    expect(stdout).toMatch(/^# fail 0$/m);
    expect(Number(/^# pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(20);
  });

  it('begin with an example that asks once, and again after an upload', async () => {
    const port = await freePort();
    const main = stranger.compiled(`${first?.module}.js`);
    const server = spawn('node', [main], { env: { ...process.env, PORT: `${port}` } });
    const output: string[] = [];
    server.stdout.on('data', (text: Buffer) => output.push(text.toString()));
    const ask = async (method: string): Promise<unknown> => {
      const response = await fetch(`http://127.0.0.1:${port}/files/a.map`, { method });
      return method === 'GET' ? response.json() : response.text();
    };
    await until(() => fetch(`http://127.0.0.1:${port}/files/none`).then(isAnswer, isNone));

    const before = [await ask('GET'), await ask('GET')];
    await ask('POST');
    const after = [await ask('GET'), await ask('GET')];
    server.kill();
    await once(server, 'exit');

    expect(before).toEqual(Array(2).fill({ name: 'a.map', exists: false }));
    expect(after).toEqual(Array(2).fill({ name: 'a.map', exists: true }));
    expect(output.join('').match(/The bucket is asked for a\.map\./g)).toHaveLength(2);
  });
});

describe('the README and the pages, read on their own,', () => {
  it('name npm scripts that exist', () => {
    const contributing = readFileSync(join(PROJECT, 'CONTRIBUTING.md'), 'utf8');
    const texts = [README.text, ...PAGES.map(({ text }) => text), contributing];
    const commands = texts
      .flatMap(findSnippets)
      .filter(({ language }) => language === 'sh')
      .map(({ code }) => code);
    const named = [...commands.join('\n').matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map(
      ([, name = '']) => name,
    );
    const ofNpm = ['ci', 'install', 'i'];
    expect(named.filter((name) => !ofNpm.includes(name) && !(name in MANIFEST.scripts))).toEqual([]);
  });

  it('have no block of code that nobody runs', () => {
    const languages = [README, ...PAGES].flatMap(({ text }) =>
      findSnippets(text).map(({ language }) => language),
    );
    // text is data, and sh is looked at above.
    expect([...new Set(languages)].sort()).toEqual(['sh', 'text', 'ts']);
  });
});

describe('the page of migration', () => {
  it.each(MIGRATIONS)('$name shows only what its tests run', (page) => {
    const spec = page.name.replace('migrate/', 'test/integration/migration/').replace(/md$/, 'spec.ts');
    const tests = readFileSync(join(PROJECT, spec), 'utf8');
    const snippets = snippetsOf([page]);
    expect(snippets.filter(({ code }) => !occursIn(linesOf(tests), linesOf(code)))).toEqual([]);
    expect(snippets.length).toBeGreaterThan(0);
  });
});

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Whether the lines are there in this order, with anything between them. */
function occursIn(all: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const line of all) if (line === wanted[at]) at++;
  return at === wanted.length;
}

const isAnswer = (): boolean => true;
const isNone = (): boolean => false;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
