// Writes llms.txt, a list of the pages, and llms-full.txt, all their text, beside package.json: for the tarball and for
// the site. Needs nothing but Node, because npm pack runs it. See https://llmstxt.org.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DOCS = join(import.meta.dirname, '../..');
const PROJECT = join(DOCS, '..');
const { name, description, homepage } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));

/** Made of the types, or of tables of figures: read them where they are. */
const LEFT_OUT = ['reference/index', 'figures', 'changelog'];

/** What each page would have to say. */
const SNIPPETS =
  'In all snippets names of Nest come from `@nestjs/common`, and those of this library from `nestjs-cache-memoize`, unless an import says otherwise.';

const SECTIONS = JSON.parse(readFileSync(join(DOCS, '.vitepress/sections.json'), 'utf8'));
const sections = SECTIONS.map(({ text, pages }) => ({
  text,
  pages: Object.entries(pages)
    .filter(([page]) => existsSync(join(DOCS, `${page}.md`)))
    .map(([page, title]) => ({ page, title: title.replace(/^· /, ''), text: textOf(page) })),
}));

writeFileSync(join(PROJECT, 'llms.txt'), listOf(sections));
writeFileSync(join(PROJECT, 'llms-full.txt'), fullOf(sections));

function listOf(all) {
  const lists = all.map(({ text, pages }) => {
    const items = pages.map(
      ({ page, title, text }) => `- [${title}](${addressOf(page)}): ${firstSentence(text)}`,
    );
    return `## ${text}\n\n${items.join('\n')}`;
  });
  return `# ${name}\n\n> ${description}\n\nAll pages in one file: ${homepage}llms-full.txt\n\n${lists.join('\n\n')}\n`;
}

function fullOf(all) {
  const pages = all.flatMap(({ pages }) => pages).filter(({ page }) => !LEFT_OUT.includes(page));
  const texts = pages.map(({ page, text }) => `<!-- ${addressOf(page)} -->\n\n${withAddresses(page, text)}`);
  const head = `# ${name}\n\n> ${description}\n\n${SNIPPETS}`;
  return `${[head, ...texts].join('\n\n')}\n`;
}

/** Without front matter and components, and with what it includes. */
function textOf(page) {
  if (page === 'reference/index')
    return 'What each entry point exports, made of the types and their comments.';
  const path = join(DOCS, `${page}.md`);
  return readFileSync(path, 'utf8')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^<!--@include: (\S+)-->$/gm, (_all, file) => readFileSync(join(dirname(path), file), 'utf8'))
    .replace(/^<\/?[A-Z]\w*.*>\n/gm, '')
    .trim();
}

/** Of the first paragraph that is prose, without its links. */
function firstSentence(text) {
  const prose = text.replace(/^```[^]*?^```$/gm, '').split(/\n{2,}/);
  const paragraph = prose.map((each) => each.trim()).find((each) => /^(?![#|<!-])\S/.test(each)) ?? '';
  const plain = paragraph.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll('\n', ' ');
  return /^.*?\.(?=\s|$)/.exec(plain)?.[0] ?? plain;
}

/** What is relative is an address of the site. What lies outside docs has none there, and loses its link. */
function withAddresses(page, text) {
  return text.replace(/(!?)\[([^\]]*)\]\(([^)]+)\)/g, (all, image, label, link) => {
    if (/^https?:/.test(link)) return all;
    const [file = '', section = ''] = link.split('#');
    const target = file ? join(dirname(page), file) : `${page}.md`;
    if (target.startsWith('..') || image) return label;
    const address = target.endsWith('.md') ? addressOf(target.slice(0, -3)) : homepage + target;
    return `[${label}](${address}${section && `#${section}`})`;
  });
}

function addressOf(page) {
  return homepage + page.replace(/(^|\/)index$/, '$1');
}
