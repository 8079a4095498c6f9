import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { makeFolder, type PackedLibrary, PROJECT } from './packed-library';

const execute = promisify(execFile);
const SOURCES = join(__dirname, '../consumer');

export type ModuleFormat = 'commonjs' | 'module';

/** The folder of an application that is not ours: it has the packed library, one Nest, and the project's modules. */
export class Stranger {
  private constructor(private readonly folder: string) {}

  /** @param nest a folder with a node_modules/@nestjs of its own; the project's Nest where left out */
  static async settle(packed: PackedLibrary, nest?: string): Promise<Stranger> {
    const folder = await makeFolder(packed, 'stranger');
    const modules = join(folder, 'node_modules');
    // A copy, because a link would find the peers of what it points to.
    await cp(join(packed.folder, 'package'), join(modules, 'nestjs-cache-memoize'), { recursive: true });
    if (nest) await symlink(join(nest, 'node_modules/@nestjs'), join(modules, '@nestjs'));
    return new Stranger(folder);
  }

  /**
   * Compiles the consumer, emitting declarations, and answers with the errors in it and in ours, not in Nest's. Without
   * its main file: the types of the Redis client alone take longer than all the rest.
   */
  async compileConsumer(typescript: string, options: object): Promise<string> {
    const sources = await readSources();
    sources.delete('main.ts');
    return this.compile(sources, typescript, { ...options, declaration: true });
  }

  /** Compiles these files into `out`, as ESM where that can be, and answers with the errors in them and in ours. */
  async compile(files: ReadonlyMap<string, string>, typescript: string, options: object): Promise<string> {
    await this.write(files, '.');
    await writeFile(join(this.folder, 'package.json'), JSON.stringify({ type: 'module' }));
    const compilerOptions = { ...options, types: ['node'], outDir: 'out' };
    await writeFile(
      join(this.folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, include: ['*.ts'] }),
    );
    const { stdout } = await execute('node', [join(__dirname, 'check-ours.cjs'), typescript, this.folder]);
    return stdout;
  }

  /** Where `compile` has put a file. */
  compiled(name: string): string {
    return join(this.folder, 'out', name);
  }

  /** Runs the consumer in one module format, and answers with what they print. */
  async runConsumer(format: ModuleFormat, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
    await this.write(transpile(await readSources(), format), format);
    await writeFile(join(this.folder, format, 'package.json'), JSON.stringify({ type: format }));
    const main = join(this.folder, format, 'main.js');
    const { stdout } = await execute('node', ['--unhandled-rejections=strict', main, ...args], {
      env: { ...process.env, ...env },
    });
    return stdout;
  }

  private async write(files: ReadonlyMap<string, string>, place: string): Promise<void> {
    await mkdir(join(this.folder, place), { recursive: true });
    for (const [name, text] of files) await writeFile(join(this.folder, place, name), text);
  }
}

async function readSources(): Promise<Map<string, string>> {
  const names = await readdir(SOURCES);
  const texts = names.map(async (name) => [name, await readFile(join(SOURCES, name), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

export function typescriptOf(nest?: string): string {
  return join(nest ?? PROJECT, 'node_modules/typescript');
}

export async function versionOf(folder: string): Promise<string> {
  return (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

function transpile(sources: ReadonlyMap<string, string>, format: ModuleFormat): Map<string, string> {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: format === 'module' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    esModuleInterop: true,
  };
  return new Map(
    [...sources].map(([name, text]) => [
      name.replace(/\.ts$/, '.js'),
      ts.transpileModule(text, { compilerOptions, fileName: name }).outputText,
    ]),
  );
}
