import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

/** The folders of lib, from the bottom up: an import points only down. Names on one floor do not know each other. */
const FLOORS = [
  ['constants', 'types'],
  ['errors'],
  ['ports'],
  ['options', 'time'],
  ['core', 'caches', 'nest'],
  ['runtime'],
  ['http', 'invalidation', 'statistics'],
  ['decorators'],
  ['module'],
  ['index', 'testing', 'transactions', 'prometheus', 'opentelemetry', 'terminus', 'panel'],
];

/** The same for the rooms inside a folder. */
const ROOMS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  core: [
    ['kinds', 'stale'],
    ['keys', 'values', 'calls', 'resilience', 'transactions'],
    ['arguments'],
    ['audit', 'batches'],
  ],
  caches: [['stored', 'connection'], ['memory', 'nonce', 'redis'], ['tiered'], ['detection']],
};

/** The only folders that may import Nest. */
const KNOW_NEST = [
  ...['nest', 'runtime', 'http', 'invalidation', 'statistics', 'decorators', 'module', 'index'],
  ...['testing', 'terminus', 'panel'],
];

/** More than this, and nobody finds a thing in a folder. Errors are found by their names. */
const MOST_FILES = 15;

const LIB = join(__dirname, '../../lib');

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sourceFiles(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function pathsOf(folder: string): string[] {
  return sourceFiles(folder).map((file) => relative(LIB, file).split(sep).join('/'));
}

function importsOf(from: string): Import[] {
  const text = readFileSync(join(LIB, from), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import|import\(|require\()\s*'([^']+)'/g)];
  return specifiers.map(([, specifier = '']) => ({
    from,
    to: specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier,
  }));
}

function partsOf(path: string): string[] {
  return path.replace(/\.ts$/, '').split('/');
}

function floorOf(name: string, floors: readonly (readonly string[])[]): number {
  const floor = floors.findIndex((names) => names.includes(name));
  if (floor === -1) throw new Error(`No floor is known for '${name}'`);
  return floor;
}

/** Whether an import points neither to the own name nor to one on a lower floor. */
function isForbidden(own: string, other: string, floors: readonly (readonly string[])[]): boolean {
  return own !== other && floorOf(other, floors) >= floorOf(own, floors);
}

/** Of the imports of lib, those that point up or across, on either level, in words. */
function findUpwardImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => {
      const [folder = '', room = ''] = partsOf(from);
      const [otherFolder = '', otherRoom = ''] = partsOf(to);
      if (!FLOORS.flat().includes(otherFolder)) return false;
      if (folder !== otherFolder) return isForbidden(folder, otherFolder, FLOORS);
      const rooms = ROOMS[folder];
      return rooms !== undefined && isForbidden(room, otherRoom, rooms);
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

function findNestBelow(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => to.startsWith('@nestjs/') && !KNOW_NEST.includes(partsOf(from)[0] ?? ''))
    .map(({ from, to }) => `${from} imports ${to}`);
}

function findFullFolders(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > MOST_FILES && folder !== 'errors')
    .map(([folder, count]) => `${folder} holds ${count} files`);
}

describe('the layers of lib', () => {
  const paths = pathsOf(LIB);
  const imports = paths.flatMap(importsOf);

  it('have imports that point only down, between folders and between the rooms of one', () => {
    expect(findUpwardImports(imports)).toEqual([]);
  });

  it('know Nest only where it is read and used', () => {
    expect(findNestBelow(imports)).toEqual([]);
  });

  it('have no file outside of a known folder, and outside of a room where there are rooms', () => {
    const lost = paths.filter((path) => {
      const [folder = '', room = ''] = partsOf(path);
      return !FLOORS.flat().includes(folder) || (ROOMS[folder] && !ROOMS[folder].flat().includes(room));
    });
    expect(lost).toEqual([]);
  });

  it('have no folder too full to find a thing in', () => {
    expect(findFullFolders(paths)).toEqual([]);
  });

  it('are checked by rules that see an import up, one across, one between rooms, and one of Nest', () => {
    const planted = [
      { from: 'core/calls/memoizer.ts', to: 'runtime/memoize.runtime' },
      { from: 'core/calls/memoizer.ts', to: 'caches/memory/memory.cache' },
      { from: 'core/keys/cache-key.ts', to: 'core/values/rules' },
      { from: 'core/kinds/kind.ts', to: 'core/keys/cache-key' },
      { from: 'core/keys/cache-key.ts', to: 'core/kinds/kind' },
      { from: 'runtime/memoize.runtime.ts', to: 'core/calls/memoizer' },
    ];
    expect(findUpwardImports(planted)).toEqual([
      'core/calls/memoizer.ts imports runtime/memoize.runtime',
      'core/calls/memoizer.ts imports caches/memory/memory.cache',
      'core/keys/cache-key.ts imports core/values/rules',
      'core/kinds/kind.ts imports core/keys/cache-key',
    ]);
    expect(findNestBelow([{ from: 'core/calls/memoizer.ts', to: '@nestjs/common' }])).toHaveLength(1);
    expect(findFullFolders(Array.from({ length: 16 }, (_, index) => `core/calls/${index}.ts`))).toHaveLength(
      1,
    );
  });

  it('are not empty', () => {
    expect(imports.length).toBeGreaterThan(100);
  });
});
