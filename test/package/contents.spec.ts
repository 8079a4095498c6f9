import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packLibrary, type PackedLibrary, PROJECT } from './support/packed-library';

/** What may be in the tarball: the build, its declarations and maps, and papers. */
const ALLOWED = [
  /^dist\/([a-z-]+\/)?[a-z.-]+\.(js|js\.map|d\.ts)$/,
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md)$/,
];

/** What the code may load: peers that every application has. The caches are given to us; we load none of them. */
const LOADED = ['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs'];

const execute = promisify(execFile);

interface Manifest {
  readonly exports: Record<string, string | Record<string, string>>;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
  readonly peerDependenciesMeta: Record<string, { optional: boolean }>;
  readonly scripts: Record<string, string>;
  readonly [field: string]: unknown;
}

describe('the package', () => {
  let packed: PackedLibrary;
  let manifest: Manifest;

  beforeAll(async () => {
    packed = await packLibrary();
    manifest = JSON.parse(read('package.json')) as Manifest;
  }, 300_000);

  function read(file: string): string {
    return readFileSync(join(packed.folder, 'package', file), 'utf8');
  }

  function contentOf(pattern: RegExp): string[] {
    return packed.files.filter((file) => pattern.test(file)).map(read);
  }

  function importsIn(texts: readonly string[], pattern: RegExp): string[] {
    const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => String(name)));
    return [...new Set(found)].filter((name) => !name.startsWith('.')).sort();
  }

  it('holds the build and the papers, and nothing else', () => {
    expect(packed.files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(packed.files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'LICENSE']));
    expect(packed.files).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md']));
  });

  it('is what its exports say: types first, one entry, and its own package.json', () => {
    expect(manifest.exports).toEqual({
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './package.json': './package.json',
    });
    expect(Object.keys(manifest.exports['.'] as object)[0]).toBe('types');
  });

  it('has a source map with the source in it for every file of code', () => {
    const code = packed.files.filter((file) => file.endsWith('.js'));
    expect(packed.files.filter((file) => file.endsWith('.js.map'))).toEqual(
      code.map((file) => `${file}.map`),
    );
    for (const map of contentOf(/\.js\.map$/)) {
      expect(JSON.parse(map)).toMatchObject({ sourcesContent: [expect.any(String)] });
    }
  });

  it('loads nothing but Nest, rxjs, reflect-metadata, and Node', () => {
    const loaded = importsIn(contentOf(/\.js$/), /(?:require|import)\(["']([^"']+)["']\)/g);
    const builtins = new Set(builtinModules.map((name) => `node:${name}`));
    const others = loaded.filter((name) => !builtins.has(name));
    expect(
      others.filter((name) => !LOADED.some((peer) => name === peer || name.startsWith(`${peer}/`))),
    ).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
  });

  it('names no type of an optional peer in its declarations, so that they compile where none is installed', () => {
    const named = importsIn(contentOf(/\.d\.ts$/), /(?:from |import\()["']([^"']+)["']/g);
    const optional = Object.keys(manifest.peerDependenciesMeta);
    expect(named.filter((name) => optional.some((peer) => name.startsWith(peer)))).toEqual([]);
    expect(named).toContain('@nestjs/common');
  });

  it('runs nothing when it is installed', () => {
    expect(Object.keys(manifest.scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pre|post)?install$|^prepare$/)]),
    );
  });

  it('depends on nothing but its peers, of which the caches are optional', () => {
    expect(manifest.dependencies).toBeUndefined();
    const required = Object.keys(manifest.peerDependencies).filter(
      (peer) => !manifest.peerDependenciesMeta[peer],
    );
    expect(required).toEqual(LOADED);
    expect(manifest.peerDependenciesMeta).toEqual({
      '@nestjs/cache-manager': { optional: true },
      'cache-manager': { optional: true },
      'cache-manager-redis-yet': { optional: true },
      keyv: { optional: true },
    });
  });

  it('names no machine, no registry and no folder of its makers', () => {
    const revealing = new RegExp(`${PROJECT}|https?://registry|/home/|/Users/`);
    expect(packed.files.filter((file) => revealing.test(read(file)))).toEqual([]);
    expect(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')).not.toMatch(revealing);
  });

  it('comes with a lock file that npm ci accepts: the optional packages of all platforms are in it', () => {
    const { packages } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const locked = Object.keys(packages);
    const optional = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(optional.filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual(
      [],
    );
    expect(optional.length).toBeGreaterThan(10);
  });

  it('passes publint', async () => {
    const publint = join(PROJECT, 'node_modules/publint/src/cli.js');
    const folder = join(packed.folder, 'package');
    const { stdout } = await execute('node', [publint, 'run', folder, '--strict', '--pack', 'false']);
    expect(stdout).toContain('All good!');
  });
});
