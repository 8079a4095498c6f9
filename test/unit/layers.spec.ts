import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

/** The folders of lib, from the bottom up: an import points only down. Two names on one floor do not know each other. */
const FLOORS = [
  ['constants'],
  ['interfaces'],
  ['errors'],
  ['options'],
  ['core', 'caches'],
  ['runtime'],
  ['invalidation'],
  ['decorators', 'interceptors'],
  ['cache-memoize-async-options'],
  ['cache-memoize.module'],
  ['index'],
];
const NEST_ALLOWED_FROM = FLOORS.findIndex((floor) => floor.includes('runtime'));
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

function importsOf(file: string): Import[] {
  const from = relative(LIB, file).split(sep).join('/');
  const specifiers = [...readFileSync(file, 'utf8').matchAll(/(?:from|import|require\()\s*'([^']+)'/g)];
  return specifiers.map(([, specifier = '']) => ({
    from,
    to: specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier,
  }));
}

function floorOf(path: string): number {
  const [folder = ''] = path.replace(/\.ts$/, '').split('/');
  const floor = FLOORS.findIndex((names) => names.includes(folder));
  if (floor === -1) throw new Error(`No floor is known for ${path}`);
  return floor;
}

function isInside(path: string): boolean {
  return FLOORS.flat().includes(path.replace(/\.ts$/, '').split('/')[0] ?? '');
}

/** Of the imports of lib, those that point up or across, in words. */
function findUpwardImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ to }) => isInside(to))
    .filter(({ from, to }) => {
      const [own, other] = [from.split('/')[0], to.split('/')[0]];
      return own !== other && floorOf(to) >= floorOf(from);
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

function findNestBelow(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => to.startsWith('@nestjs/') && floorOf(from) < NEST_ALLOWED_FROM)
    .map(({ from, to }) => `${from} imports ${to}`);
}

describe('the layers of lib', () => {
  const imports = sourceFiles(LIB).flatMap(importsOf);

  it('have imports that point only down', () => {
    expect(findUpwardImports(imports)).toEqual([]);
  });

  it('know Nest only from the runtime up', () => {
    expect(findNestBelow(imports)).toEqual([]);
  });

  it('are checked by a rule that sees an import up, and one across', () => {
    expect(
      findUpwardImports([
        { from: 'core/memoizer.ts', to: 'runtime/memoize.runtime' },
        { from: 'core/memoizer.ts', to: 'caches/memory.cache' },
        { from: 'runtime/memoize.runtime.ts', to: 'core/memoizer' },
      ]),
    ).toEqual([
      'core/memoizer.ts imports runtime/memoize.runtime',
      'core/memoizer.ts imports caches/memory.cache',
    ]);
  });

  it('are not empty', () => {
    expect(imports.length).toBeGreaterThan(100);
  });
});
