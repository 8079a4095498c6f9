import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './packed-library';
import { findSnippets, type Snippet } from './snippets';

/** Their snippets import all that they use, and are compiled one by one, by test/types/docs.spec.ts. */
const ON_THEIR_OWN = /^batches|^transactions\/(?!index)/;

/** Their snippets stand in the specs beside test/integration/migration, which run them. */
const SHOWN_BY_TESTS = ['migrate/from-cache-interceptor.md', 'migrate/from-django-cache-memoize.md'];

/** Its snippets are tests themselves, for node:test. */
const GUIDE = 'test.md';

export interface Page {
  /** Its path below docs; of the README, which stands above, `../README.md`. */
  readonly name: string;
  readonly text: string;
}

/** A snippet of TypeScript, with a name for a module. */
export interface PageSnippet extends Snippet {
  readonly module: string;
}

export const README = pageOf('../README.md');

export const PAGES: readonly Page[] = writtenIn('').sort().map(pageOf);

/** Whose snippets speak of one world: what one declares, another uses. They are compiled together, and run. */
export const WORLD = [README, ...PAGES.filter(isOfTheWorld)];

export const ALONE = PAGES.filter(({ name }) => ON_THEIR_OWN.test(name));

export const GUIDES = PAGES.filter(({ name }) => name === GUIDE);

export const MIGRATIONS = PAGES.filter(({ name }) => SHOWN_BY_TESTS.includes(name));

export function snippetsOf(pages: readonly Page[]): PageSnippet[] {
  return pages.flatMap(({ name, text }) =>
    findSnippets(text)
      .filter(({ language }) => language === 'ts')
      .map((snippet) => ({ ...snippet, module: `${moduleNameOf(name)}-${snippet.line}` })),
  );
}

/** Where a text leads, but for what stands in code. */
export function linksIn(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
}

/** Not those of the reference, which docs:build makes of the types, maybe at this moment. */
function writtenIn(folder: string): string[] {
  return readdirSync(join(PROJECT, 'docs', folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(reference|\.vitepress)$/.test(path) ? [] : writtenIn(path);
    return path.endsWith('.md') ? [path] : [];
  });
}

function pageOf(name: string): Page {
  return { name, text: readFileSync(join(PROJECT, 'docs', name), 'utf8') };
}

function isOfTheWorld({ name }: Page): boolean {
  const isLeftOut = [...SHOWN_BY_TESTS, GUIDE].includes(name);
  return !isLeftOut && !ON_THEIR_OWN.test(name);
}

function moduleNameOf(page: string): string {
  return page
    .replace(/\.md$/, '')
    .replace(/[^\w]+/g, '-')
    .replace(/^-/, '')
    .toLowerCase();
}
