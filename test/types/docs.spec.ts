import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { findSnippets } from '../package/support/snippets';

const PROJECT = join(__dirname, '../..');
const DOCS = join(PROJECT, 'docs');

/** Those of which test/package/readme.spec.ts sees to it that they compile, and run: they speak of the README's world. */
const RUN_WITH_THE_README = ['observe.md', 'test.md'];

/** Each snippet as a module that stands beside this file, such as `invalidate-2.ts`. */
function modulesOf(pages: readonly string[]): Map<string, string> {
  const modules = new Map<string, string>();
  for (const page of pages) {
    const snippets = findSnippets(readFileSync(join(DOCS, page), 'utf8'));
    for (const [index, { language, code }] of snippets.entries()) {
      const name = `${page.replace(/\.md$/, '').replace('/', '-')}-${index + 1}.ts`;
      if (language === 'ts')
        modules.set(join(__dirname, name), code.replace(/(from '\.\/[^']+)'/g, "$1.js'"));
    }
  }
  return modules;
}

/** What the compiler has to say. */
function complaintsOf(modules: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const files = [...modules.keys()];
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, PROJECT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => modules.has(name) || fileExists.call(host, name);
  host.readFile = (name) => modules.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const code = modules.get(name);
    return code === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, code, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram(files, options, host);
  return files.flatMap((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );
}

describe('The snippets of the pages in docs', () => {
  it('compile, as against one that is wrong', () => {
    const pages = (readdirSync(DOCS, { recursive: true }) as string[]).filter(
      (page) => page.endsWith('.md') && !RUN_WITH_THE_README.includes(page),
    );
    const modules = modulesOf(pages);
    expect(modules.size).toBeGreaterThan(10);
    modules.set(
      join(__dirname, 'wrong.ts'),
      "import { Invalidate } from 'nestjs-cache-memoize';\nvoid Invalidate;",
    );
    expect(complaintsOf(modules)).toEqual([expect.stringContaining("'Invalidate'")]);
  }, 120_000);
});
