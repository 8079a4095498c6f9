import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import {
  declarationsOf,
  type EntryManifest,
  entryPointsOf,
  flawsOfEntryPoints,
  requiredPeersOf,
  strangersInDeclarations,
} from './support/entry-points';
import { packLibrary, type PackedLibrary, PROJECT } from './support/packed-library';

/** What may be in the tarball: the build, its declarations and maps, and papers. */
const ALLOWED = [
  // A layer, a room in it, and what a room sets apart.
  /^dist\/([a-z-]+\/){0,3}[a-z.-]+\.(js|js\.map|d\.ts)$/,
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md|llms\.txt|llms-full\.txt)$/,
];

/** What the code may load: peers that every application has. The caches are given to us; we load none of them. */
const LOADED = ['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs'];

/** What an application can import. */
const ENTRY_POINTS = [
  ...['.', './testing', './transactions'],
  ...['./prometheus', './opentelemetry', './terminus', './panel'],
];

/** What some of them may load besides: the optional peer that each is for. */
const LOADED_BY: Readonly<Record<string, string>> = {
  'dist/opentelemetry/': '@opentelemetry/api',
  'dist/terminus/': '@nestjs/terminus',
};

interface Manifest extends EntryManifest {
  readonly dependencies?: Record<string, string>;
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

  function filesOf(pattern: RegExp): string[] {
    return packed.files.filter((file) => pattern.test(file));
  }

  function contentOf(pattern: RegExp): string[] {
    return filesOf(pattern).map(read);
  }

  function importsIn(texts: readonly string[], pattern: RegExp): string[] {
    const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => String(name)));
    return [...new Set(found)].filter((name) => !name.startsWith('.')).sort();
  }

  it('holds the build and the papers, and nothing else', () => {
    expect(packed.files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(packed.files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'LICENSE']));
    expect(packed.files).toEqual(
      expect.arrayContaining(['README.md', 'CHANGELOG.md', 'llms.txt', 'llms-full.txt']),
    );
  });

  it('can be entered at these points, and its own package.json can be read', () => {
    expect(entryPointsOf(manifest).map(({ path }) => path)).toEqual(ENTRY_POINTS);
    expect(manifest.exports['./package.json']).toBe('./package.json');
    expect([manifest['main'], manifest['types']]).toEqual(['./dist/index.js', './dist/index.d.ts']);
  });

  it('has code and types at every entry point, for compilers of today and of yesterday', () => {
    expect(flawsOfEntryPoints(join(packed.folder, 'package'), manifest)).toEqual([]);
  });

  it('has a source map with the source in it for every file of code', () => {
    const code = packed.files.filter((file) => file.endsWith('.js'));
    expect(packed.files.filter((file) => file.endsWith('.js.map'))).toEqual(
      code.map((file) => `${file}.map`),
    );
    for (const map of contentOf(/\.js\.map$/)) {
      expect(JSON.parse(map)).toMatchObject({
        sources: [expect.any(String)],
        sourcesContent: [expect.any(String)],
      });
    }
  });

  it('names no source map that it does not hold', () => {
    const named = filesOf(/\.(js|d\.ts)$/).flatMap((file) =>
      [...read(file).matchAll(/^\/\/# sourceMappingURL=(.+)$/gm)].map(([, map = '']) =>
        join(dirname(file), map),
      ),
    );
    expect(named.filter((map) => !packed.files.includes(map))).toEqual([]);
    expect(named.length).toBe(filesOf(/\.js$/).length);
  });

  it('loads nothing but Nest, rxjs, reflect-metadata, and Node; and an optional peer only behind its entry point', () => {
    const builtins = new Set(builtinModules.map((name) => `node:${name}`));
    const loads = filesOf(/\.js$/).flatMap((file) =>
      importsIn([read(file)], /(?:require|import)\(["']([^"']+)["']\)/g)
        .filter((name) => !builtins.has(name))
        .map((name) => ({ file, name })),
    );
    const isAllowed = (name: string, peers: readonly string[]): boolean =>
      peers.some((peer) => name === peer || name.startsWith(`${peer}/`));
    const others = loads.filter(({ name }) => !isAllowed(name, LOADED));
    expect(
      others.filter(({ file, name }) => LOADED_BY[/^dist\/\w+\//.exec(file)?.[0] ?? ''] !== name),
    ).toEqual([]);
    expect([...new Set(others.map(({ name }) => name))].sort()).toEqual(Object.values(LOADED_BY).sort());
    expect(loads.length).toBeGreaterThan(others.length);
  });

  /** The rooms of caches of which anything is loaded when an application with these caches has started. */
  function loadedRooms(caches: string, env: NodeJS.ProcessEnv = {}): unknown {
    const script = `
      const { NestFactory } = require('@nestjs/core');
      const { CacheMemoizeModule, memoryCache } = require('./dist/index.js');
      const imported = CacheMemoizeModule.forRoot(${caches});
      NestFactory.createApplicationContext(imported, { logger: false }).then((app) => {
        const rooms = Object.keys(require.cache).map((file) => /dist\\Wcaches\\W(\\w+)\\W/.exec(file)?.[1]);
        console.log(JSON.stringify([...new Set(rooms)].filter(Boolean).sort()));
        return app.close();
      });
    `;
    const options = {
      cwd: join(packed.folder, 'package'),
      env: { ...process.env, JEST_WORKER_ID: undefined, NODE_PATH: join(PROJECT, 'node_modules'), ...env },
      encoding: 'utf8',
    } as const;
    return JSON.parse(execFileSync(process.execPath, ['-e', script], options));
  }

  it('loads what only shared caches need when it makes one, and not before; in Jest at once', () => {
    const inMemory = '{ other: memoryCache() }';
    const all = ['connection', 'detection', 'memory', 'nonce', 'redis', 'stored', 'tiered'];
    expect(loadedRooms(inMemory)).toEqual(['memory', 'tiered']); // of tiered, what describes one
    expect(loadedRooms('{ shared: () => memoryCache() }')).toEqual(all);
    expect(loadedRooms(inMemory, { JEST_WORKER_ID: '1' })).toEqual(all);
  });

  it('names in its declarations only what every application has, so that they compile where no more is installed', () => {
    const folder = join(packed.folder, 'package');
    const declarations = declarationsOf(folder, entryPointsOf(manifest));
    expect(strangersInDeclarations(folder, manifest)).toEqual([]);
    expect([...declarations.values()].flat()).toContain('@nestjs/common');
  });

  it('runs nothing when it is installed', () => {
    expect(Object.keys(manifest.scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pre|post)?install$|^prepare$/)]),
    );
  });

  it('depends on nothing but its peers, of which the caches and what watches them are optional', () => {
    expect(manifest.dependencies).toBeUndefined();
    expect([...requiredPeersOf(manifest)]).toEqual(LOADED);
    expect(manifest.peerDependenciesMeta).toEqual({
      '@nestjs/cache-manager': { optional: true },
      '@nestjs/terminus': { optional: true },
      '@opentelemetry/api': { optional: true },
      'cache-manager': { optional: true },
      'cache-manager-redis-yet': { optional: true },
      keyv: { optional: true },
      'prom-client': { optional: true },
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
});
