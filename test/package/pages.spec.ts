import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import * as library from 'nestjs-cache-memoize';
import { HOMEPAGE } from '../../lib/constants';
import { PROJECT } from './support/packed-library';
import { linksIn, type Page, PAGES, README } from './support/pages';

const MANIFEST = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as Record<string, unknown>;
const DOCS = join(PROJECT, 'docs');
const MOST_LINES = 300;
/** More than this, and nobody reads the README to its end. */
const MOST_LINES_OF_README = 210;
/** Made by docs:build, of the types. */
const IS_GENERATED = /^reference\//;

const errors = PAGES.find(({ name }) => name === 'errors.md') as Page;

function anchorsIn(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slugOf(title));
}

/** As GitHub does, and docs/.vitepress/build/slug.mjs. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** Whether a file, and a section of it, are there. */
function isThere(path: string, section: string | undefined): boolean {
  if (!existsSync(path)) return false;
  return section === undefined || anchorsIn(readFileSync(path, 'utf8')).includes(section);
}

function isRelativeLinkGood({ name }: Page, link: string): boolean {
  const [file = '', section] = link.split('#');
  const path = join(DOCS, file ? join(dirname(name), file) : name);
  return IS_GENERATED.test(path.slice(DOCS.length + 1)) || isThere(path, section);
}

/** An address of the site, as the README and error texts have it. */
function isAddressGood(address: string): boolean {
  const [page = '', section] = address.slice(HOMEPAGE.length).split('#');
  if (IS_GENERATED.test(page) || page.endsWith('.txt')) return true;
  const file = page === '' || page.endsWith('/') ? `${page}index.md` : `${page}.md`;
  return isThere(join(DOCS, file), section);
}

function pagesInTheList(): string[] {
  const sections = JSON.parse(readFileSync(join(DOCS, '.vitepress/sections.json'), 'utf8')) as {
    pages: Record<string, string>;
  }[];
  return sections.flatMap(({ pages }) => Object.keys(pages)).map((page) => `${page}.md`);
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

describe('CONTRIBUTING', () => {
  it('has a line for every room', () => {
    const text = readFileSync(join(PROJECT, 'CONTRIBUTING.md'), 'utf8');
    const rooms = readdirSync(join(PROJECT, 'lib'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ parentPath, name }) => relative(join(PROJECT, 'lib'), join(parentPath, name)))
      .filter((room) => room.includes(sep));
    expect(rooms.length).toBeGreaterThan(20);
    expect(rooms.filter((room) => !text.includes(`\`${room.split(sep).join('/')}\``))).toEqual([]);
  });

  it('names files that exist', () => {
    const text = readFileSync(join(PROJECT, 'CONTRIBUTING.md'), 'utf8');
    const files = ['lib', 'test']
      .flatMap((folder) => readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }))
      .filter((file) => !file.includes('node_modules'))
      .map((file) => `/${file}`);
    const named = [...text.matchAll(/`((?:lib|test)\/)?([\w./-]+\.ts)`/g)].map(
      ([, , file]) => file as string,
    );
    expect(named.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });
});

describe('the pages', () => {
  it('link to files and sections that exist', () => {
    const dead = PAGES.flatMap((page) =>
      linksIn(page.text)
        .filter((link) => !/^https?:/.test(link) && !isRelativeLinkGood(page, link))
        .map((link) => `${page.name}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it.each(PAGES)('$name is short', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });

  it('are all in the list', () => {
    const listed = pagesInTheList();
    const isHome = (name: string): boolean => name === 'index.md';
    expect(PAGES.filter(({ name }) => !listed.includes(name) && !isHome(name))).toEqual([]);
  });

  it('show figures of the results', () => {
    const results = readFileSync(join(PROJECT, 'test/benchmark/RESULTS.md'), 'utf8').split('\n');
    const page = PAGES.find(({ name }) => name === 'comparison.md');
    const rows = (page?.text ?? '').split('\n').filter((line) => line.startsWith('|'));
    expect(rows.filter((row) => !results.includes(row))).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });
});

describe('the page about errors', () => {
  it('has a section for each code, which names its class', () => {
    const sections = [...errors.text.matchAll(/^## (E_\w+)\n\n`(\w+Error)` · /gm)].map(
      ([, code, name]) => `${name} ${code}`,
    );
    const exported = Object.keys(library).filter(
      (name) => /.Error$/.test(name) && name !== 'CacheMemoizeError',
    );
    expect(sections.sort()).toEqual(exported.map((name) => `${name} ${codeOf(name)}`).sort());
  });

  it('is where an error says that there is help', () => {
    const { help, code } = new library.DuplicateModuleError();
    expect(help).toBe(`${HOMEPAGE}errors#${code.toLowerCase()}`);
    expect(isAddressGood(help)).toBe(true);
  });
});

describe('the README', () => {
  it('can be read to its end', () => {
    expect(README.text.split('\n').length).toBeLessThanOrEqual(MOST_LINES_OF_README);
  });

  it('links to nothing but the site, whose pages exist: a tarball has no other files', () => {
    const links = linksIn(README.text).filter((link) => !link.startsWith('https://www.rfc-editor.org/'));
    expect(links.filter((link) => !link.startsWith(HOMEPAGE) || !isAddressGood(link))).toEqual([]);
    expect(links.length).toBeGreaterThan(20);
  });

  it('names the commands that a clone is judged by', () => {
    const commands = ['npm ci && npm run demo', 'npm ci && npm test', 'npm run check', 'npm run test:unit'];
    const all = [...commands, 'npm run bench', 'npm run start:sample'];
    expect(all.filter((command) => !README.text.includes(command))).toEqual([]);
  });

  it('has the one homepage', () => {
    expect(MANIFEST['homepage']).toBe(HOMEPAGE);
  });
});
