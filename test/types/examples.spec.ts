import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { findSnippets } from '../package/support/snippets';

const PROJECT = join(__dirname, '../..');
const FOLDER = join(PROJECT, 'lib/options');

interface Example {
  readonly file: string;
  readonly code: string;
}

/** The examples in the doc comments of a folder. */
function examplesOf(folder: string): Example[] {
  return readdirSync(folder).flatMap((file) => {
    const comments = readFileSync(join(folder, file), 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? [];
    const texts = comments.map((comment) => comment.replace(/^ *\* ?/gm, ''));
    return texts.flatMap(findSnippets).map(({ code }) => ({ file, code }));
  });
}

const IMPORTS = `
import { CacheMemoize, memoryCache } from 'nestjs-cache-memoize';
import type {
  CacheMemoizeModuleOptions,
  Caches,
  Class,
  ClassEntry,
  ClassMemoizeDefaults,
  DeadlineOptions,
  MemoizeDefaults,
} from 'nestjs-cache-memoize';
import { redisStore } from 'cache-manager-redis-yet';
class User {}
`;

/** What the compiler has to say of a module. */
function complaintsOf(code: string): string[] {
  const file = join(__dirname, 'example.ts');
  const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const compilerOptions = { ...config.compilerOptions, noUnusedLocals: false };
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions, files: [file] }, ts.sys, PROJECT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('The examples in the comments of the options', () => {
  const examples = examplesOf(FOLDER);

  it('are there for what users write', () => {
    expect(examples.map(({ file }) => file)).toEqual([
      'class-entry.ts',
      'memoize-options.ts',
      ...Array.from({ length: 2 }, () => 'method-defaults.ts'),
      ...Array.from({ length: 3 }, () => 'module-options.ts'),
    ]);
  });

  it('compile, as against one that is wrong', () => {
    const wrong = 'const deadline: DeadlineOptions = { reed: 5 };';
    const blocks = [...examples.map(({ code }) => code), wrong].map((code) => `{\n${code}\n}`);
    expect(complaintsOf(`${IMPORTS}${blocks.join('\n')}`)).toEqual([expect.stringContaining("'reed'")]);
  }, 60_000);
});
