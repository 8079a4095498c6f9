import { copyFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { slugOf } from './build/slug.mjs';

const DOCS = join(import.meta.dirname, '..');
const PROJECT = join(DOCS, '..');
const { description, homepage, repository } = JSON.parse(
  readFileSync(join(PROJECT, 'package.json'), 'utf8'),
) as { description: string; homepage: string; repository: { url: string } };
const REPOSITORY = repository.url.replace(/^git\+|\.git$/g, '');

/** What the pages are about, in the order in which they are read: page without `.md` → its title in the list. */
const sections = JSON.parse(readFileSync(join(import.meta.dirname, 'sections.json'), 'utf8')) as {
  text: string;
  pages: Record<string, string>;
}[];

/** A page is in the list as soon as it is there. */
const sidebar: DefaultTheme.SidebarItem[] = sections.map(({ text, pages }) => ({
  text,
  items: Object.entries(pages)
    .filter(([page]) => existsSync(join(DOCS, `${page}.md`)))
    .map(([page, title]) => ({ text: title, link: `/${page.replace(/(^|\/)index$/, '$1')}` })),
}));

export default defineConfig({
  title: 'nestjs-cache-memoize',
  description,
  base: new URL(homepage).pathname,
  cleanUrls: true,
  lastUpdated: false,
  metaChunk: true,
  sitemap: { hostname: homepage },
  markdown: {
    // Anchors are those of GitHub, where the pages are read as well.
    anchor: { slugify: slugOf },
    config(md) {
      // What lies outside docs is shown by the repository.
      md.core.ruler.push('links-out-of-docs', ({ tokens, env }) => {
        const page = dirname((env as { path: string }).path);
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const href = token.type === 'link_open' ? (token.attrGet('href') ?? '') : '';
          if (/^\.\.?\//.test(href)) token.attrSet('href', outOfDocs(page, href));
        }
      });
    },
  },
  themeConfig: {
    sidebar,
    nav: [
      { text: 'Five minutes', link: '/five-minutes' },
      { text: 'Guarantees', link: '/guarantees' },
      { text: 'Errors', link: '/errors' },
      { text: 'Reference', link: '/reference/' },
    ],
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
    editLink: { pattern: `${REPOSITORY}/edit/main/docs/:path` },
  },
  async buildEnd({ outDir }) {
    for (const file of ['llms.txt', 'llms-full.txt']) await copyFile(join(PROJECT, file), join(outDir, file));
    const dashboard = 'grafana-dashboard.json';
    await copyFile(join(DOCS, dashboard), join(outDir, dashboard));
  },
});

function outOfDocs(page: string, href: string): string {
  const [file = '', section] = href.split('#');
  const path = join(page, file);
  if (path.startsWith(`${DOCS}/`)) return href;
  const kind = /\.\w+$/.test(path) ? 'blob' : 'tree';
  return `${REPOSITORY}/${kind}/main${path.slice(PROJECT.length)}${section ? `#${section}` : ''}`;
}
