import * as nest from '@nestjs/common';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as library from 'nestjs-cache-memoize';
import * as kit from 'nestjs-cache-memoize/testing';
import ts from 'typescript';
import { describeRedis, startRedis, type RedisServer } from '../support/servers/redis-server';
import { until } from '../support/time/until';
import { packLibrary, PROJECT } from './support/packed-library';
import { declaredNames, findSnippets, type Snippet, toModule } from './support/snippets';
import { Stranger, typescriptOf } from './support/stranger';

const execute = promisify(execFile);
const README = readFileSync(join(PROJECT, 'README.md'), 'utf8');
const MANIFEST = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  readonly scripts: Record<string, string>;
};
const snippets = findSnippets(README);
const GUIDE = readFileSync(join(PROJECT, 'docs/test.md'), 'utf8');
const guide = findSnippets(GUIDE).filter(({ language }) => language === 'ts');
const typed = snippets.filter(({ language }) => language === 'ts');
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

/** The snippets as modules, named by their lines, with the two files that they run in. */
function makeFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const known = new Map<string, string>();
  for (const name of Object.keys(nest)) known.set(name, '@nestjs/common');
  for (const name of Object.keys(library)) known.set(name, 'nestjs-cache-memoize');
  for (const name of Object.keys(kit)) known.set(name, 'nestjs-cache-memoize/testing');
  for (const name of ['world.ts', 'runner.ts']) {
    files.set(name, readFileSync(join(__dirname, 'readme', name), 'utf8'));
  }
  const world = files.get('world.ts') ?? '';
  for (const name of declaredNames(parse('world.ts', world))) known.set(name, './world.js');
  for (const [, name = ''] of world.matchAll(/^export (?:type )?\{ (\w+) \}/gm))
    known.set(name, './world.js');
  const named = [
    ...typed.map((snippet) => ({ snippet, name: `line-${snippet.line}` })),
    ...guide.map((snippet) => ({ snippet, name: `guide-${snippet.line}` })),
  ];
  for (const { snippet, name } of named) {
    files.set(`${name}.ts`, toModule(snippet, known));
    for (const declared of declaredNames(parse(name, snippet.code))) known.set(declared, `./${name}.js`);
  }
  return files;
}

describeRedis('the README', () => {
  let redis: RedisServer;
  let stranger: Stranger;
  let errors: string;

  beforeAll(async () => {
    redis = await startRedis();
    stranger = await Stranger.settle(await packLibrary());
    errors = await stranger.compile(makeFiles(), typescriptOf(), SETTINGS);
  });

  afterAll(() => redis.stop());

  it('has snippets that compile against the packed library', () => {
    expect(errors).toMatch(/^checked \d+ files\n$/);
    expect(typed.length).toBeGreaterThan(10);
  });

  it('has snippets that run, and do what it says', async () => {
    const modules = typed.map(({ line }) => stranger.compiled(`line-${line}.js`));
    const env = { ...process.env, REDIS_URL: redis.url, PORT: '0' };
    const { stdout } = await execute('node', [stranger.compiled('runner.js'), ...modules], { env });
    expect(stdout).toMatch(/^started \d+ modules, \d+ providers, \d+ controllers$/m);
  });

  it('has a guide to tests whose snippets run, and pass, in node:test', async () => {
    const modules = guide.map(({ line }) => stranger.compiled(`guide-${line}.js`));
    const { stdout } = await execute('node', ['--test', '--test-reporter=tap', ...modules]);
    expect(stdout).toMatch(/^# fail 0$/m);
    expect(Number(/^# pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(20);
  });

  it('begins with an example that asks once, and again after an upload', async () => {
    const port = await freePort();
    const main = stranger.compiled(`line-${typed[0]?.line}.js`);
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

describe('the README, read on its own,', () => {
  it('names npm scripts that exist', () => {
    const contributing = findSnippets(readFileSync(join(PROJECT, 'CONTRIBUTING.md'), 'utf8'));
    const commands = [...snippets, ...contributing]
      .filter(({ language }) => language === 'sh')
      .map(({ code }) => code);
    const named = [...commands.join('\n').matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map(
      ([, name = '']) => name,
    );
    const ofNpm = ['ci', 'install', 'i'];
    expect(named.filter((name) => !ofNpm.includes(name) && !(name in MANIFEST.scripts))).toEqual([]);
  });

  it('has no block of code that nobody runs', () => {
    const isData = (language: string): boolean => language === 'text';
    expect(snippets.filter(({ language }) => !['ts', 'sh'].includes(language) && !isData(language))).toEqual(
      [],
    );
  });

  it('links to sections that exist, and to files that exist', () => {
    const sections = [...README.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => `#${slugOf(title)}`);
    const links = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    const files = links.filter((link) => !/^(#|https?:)/.test(link));
    expect(links.filter((link) => link.startsWith('#') && !sections.includes(link))).toEqual([]);
    expect(files.filter((file) => !existsSync(join(PROJECT, file)))).toEqual([]);
  });

  it('lists every error with its code', () => {
    const rows = [...README.matchAll(/^\| `(\w+Error)` \| `(E_\w+)` \|/gm)].map(
      ([, name, code]) => `${name} ${code}`,
    );
    const exported = Object.keys(library).filter(
      (name) => /.Error$/.test(name) && name !== 'CacheMemoizeError',
    );
    expect(rows.sort()).toEqual(exported.map((name) => `${name} ${codeOf(name)}`).sort());
  });
});

describe('the page about observing', () => {
  const page = readFileSync(join(PROJECT, 'docs/observe.md'), 'utf8');

  it('shows only code that the README shows, which is run', () => {
    const shown = findSnippets(page).filter(({ language }) => language === 'ts');
    expect(shown.filter(({ code }) => !typed.some((snippet) => snippet.code === code))).toEqual([]);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('links to files and sections that exist', () => {
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link.split('#'));
    const slugs = (text: string): string[] =>
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slugOf(title));
    const isThere = ([file = '', section]: string[]): boolean => {
      const path = join(PROJECT, 'docs', file || 'observe.md');
      if (!existsSync(path)) return false;
      return section === undefined || slugs(readFileSync(path, 'utf8')).includes(section);
    };
    expect(links.filter((link) => !isThere(link))).toEqual([]);
  });
});

describe('the page of migration', () => {
  it.each(['from-cache-interceptor', 'from-django-cache-memoize'])(
    '%s shows only what its tests run',
    (name) => {
      const page = readFileSync(join(PROJECT, `test/integration/migration/${name}.md`), 'utf8');
      const tests = readFileSync(join(PROJECT, `test/integration/migration/${name}.spec.ts`), 'utf8');
      const isCode = ({ language }: Snippet): boolean => language === 'ts';
      const snippets = findSnippets(page).filter(isCode);
      expect(snippets.filter(({ code }) => !occursIn(linesOf(tests), linesOf(code)))).toEqual([]);
      expect(snippets.length).toBeGreaterThan(0);
    },
  );
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

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

/** From its source, because only an instance has it, and each takes other facts. */
function codeOf(className: string): string {
  const file = className
    .replace(/Error$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
  const source = readFileSync(join(PROJECT, `lib/errors/${file}.error.ts`), 'utf8');
  return /readonly code = '(\w+)'/.exec(source)?.[1] ?? 'none';
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
