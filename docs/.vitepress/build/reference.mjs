// Writes docs/reference: a page for each entry point, which lists what it exports with its declaration and its comment,
// as the compiler tells them. Run by `npm run docs:build`.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

const PROJECT = join(import.meta.dirname, '../../..');
const REFERENCE = join(PROJECT, 'docs/reference');
const MANIFEST = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));

/** What a kind of declaration is called, in the order of the page. */
const KINDS = {
  Decorators: (name, node) => ts.isFunctionDeclaration(node) && /^[A-Z]/.test(name),
  Functions: (_name, node) => ts.isFunctionDeclaration(node),
  Errors: (name, node) => ts.isClassDeclaration(node) && name.endsWith('Error'),
  Classes: (_name, node) => ts.isClassDeclaration(node),
  Constants: (_name, node) => ts.isVariableDeclaration(node),
  Types: () => true,
};

/** Entry point → its source: `nestjs-cache-memoize/testing` → `lib/testing/index.ts`. */
const ENTRIES = Object.keys(MANIFEST.exports)
  .filter((path) => path !== './package.json')
  .map((path) => ({
    name: join(MANIFEST.name, path),
    file: join(PROJECT, 'lib', path, 'index.ts'),
    page: path === '.' ? 'main' : basename(path),
  }));

const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.build.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, PROJECT);
const program = ts.createProgram(
  ENTRIES.map(({ file }) => file),
  { ...options, noCheck: true, sourceMap: false, inlineSources: false },
);
const checker = program.getTypeChecker();
const declarations = emitDeclarations();

rmSync(REFERENCE, { recursive: true, force: true });
mkdirSync(REFERENCE, { recursive: true });
for (const entry of ENTRIES) writeFileSync(join(REFERENCE, `${entry.page}.md`), pageOf(entry));
writeFileSync(join(REFERENCE, 'index.md'), indexOf(ENTRIES));

/** Source file → its declarations, without what is internal and without bodies. */
function emitDeclarations() {
  const files = new Map();
  program.emit(
    undefined,
    (path, text, _mark, _error, [source] = []) => {
      if (source) files.set(source.fileName, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
    },
    undefined,
    true,
  );
  return files;
}

function indexOf(entries) {
  const rows = entries.map(
    ({ name, page, file }) => `| [\`${name}\`](${page}.md) | ${exportsOf(file).length} |`,
  );
  return [
    '# Reference',
    'What each entry point exports, made of the types and their comments.',
    ['| import from | exports |', '|---|---|', ...rows].join('\n'),
    '',
  ].join('\n\n');
}

function pageOf({ name, file }) {
  const left = exportsOf(file);
  const parts = [`---\neditLink: false\n---\n\n# ${name}`];
  for (const [kind, isOf] of Object.entries(KINDS)) {
    const found = left.filter(({ name, node }) => isOf(name, node));
    for (const each of found) left.splice(left.indexOf(each), 1);
    if (found.length > 0) parts.push(`## ${kind}`, ...found.map(sectionOf));
  }
  return `${parts.join('\n\n')}\n`;
}

function exportsOf(file) {
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  return symbols
    .map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return { name: symbol.name, symbol: target, node: target.declarations[0] };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

function sectionOf({ name, symbol, node }) {
  const parts = [`### ${name}`, commentOf(node, symbol.name), fence(declarationOf(node, symbol.name))];
  return parts.filter(Boolean).join('\n\n');
}

/**
 * What stands before the declaration, as markdown. Not as the compiler reads it, which takes a decorator in an example
 * for a tag.
 */
function commentOf(node, name) {
  const [statement] = statementsOf(node, name);
  const [comment = ''] = /\/\*\*[^]*?\*\/(?=\s*$)/.exec(leadingTextOf(statement)) ?? [];
  return toProse(comment.replace(/^\/\*\*|\s*\*\/$/g, '').replace(/^\s*\* ?/gm, ''))
    .replace(/^@example\n/gm, '\n')
    .replace(/^@(param|returns|throws|default) ?/gm, '\n**$1** ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function leadingTextOf(statement) {
  return statement.getFullText().slice(0, statement.getStart() - statement.getFullStart());
}

/** The declaration as it is emitted, comments of its members with it. */
function declarationOf(node, name) {
  return statementsOf(node, name)
    .map((statement) => statement.getText())
    .join('\n')
    .replace(/^ *(private|protected) .*;\n/gm, '')
    .replace(/^(export )?declare /gm, '')
    .replace(/^export /gm, '');
}

function statementsOf(node, name) {
  const file = declarations.get(node.getSourceFile().fileName);
  const found = file?.statements.filter((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.some((each) => each.name.getText() === name)
      : statement.name?.getText() === name,
  );
  if (!found?.length) throw new Error(`${node.getSourceFile().fileName} declares no ${name}`);
  return found;
}

function fence(code) {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

/** Markdown, in which what looks like a tag or a template of Vue, outside of code, is text. */
function toProse(text) {
  return text
    .replace(/\{@link(?:code)? ([^}|]+?)(?:\s*\|[^}]*)?\}/g, '`$1`')
    .split(/(```[^]*?```|`[^`]*`)/)
    .map((part, index) => (index % 2 ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '{\u200b{')))
    .join('');
}
