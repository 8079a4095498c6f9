import { join } from 'node:path';
import ts from 'typescript';
import { ALONE, snippetsOf } from '../package/support/pages';

const PROJECT = join(__dirname, '../..');

/** Each snippet as a module that stands beside this file. */
function modulesOf(snippets: ReturnType<typeof snippetsOf>): Map<string, string> {
  return new Map(snippets.map(({ module, code }) => [join(__dirname, `${module}.ts`), code]));
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

describe('The snippets of the pages about libraries of transactions', () => {
  it('compile, as against one that is wrong', () => {
    const modules = modulesOf(snippetsOf(ALONE));
    expect(modules.size).toBeGreaterThan(5);
    modules.set(
      join(__dirname, 'wrong.ts'),
      "import { Invalidate } from 'nestjs-cache-memoize';\nvoid Invalidate;",
    );
    expect(complaintsOf(modules)).toEqual([expect.stringContaining("'Invalidate'")]);
  }, 120_000);
});
