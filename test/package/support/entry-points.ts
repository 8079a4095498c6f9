import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** What decides which files of a package somebody can reach, and which packages those may name. */
export interface EntryManifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** What `exports` says, for a moduleResolution that does not read it. */
  readonly typesVersions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export interface EntryPoint {
  /** As in `exports`: `.` or `./testing`. */
  readonly path: string;
  /** Condition → file, in the order in which they are tried. */
  readonly files: Readonly<Record<string, string>>;
}

/** Everything in `exports` that can be imported as code. */
export function entryPointsOf({ exports }: EntryManifest): EntryPoint[] {
  return Object.entries(exports).flatMap(([path, files]) =>
    typeof files === 'string' && files.endsWith('.json') ? [] : [{ path, files: conditionsOf(files) }],
  );
}

function conditionsOf(files: string | Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return typeof files === 'string' ? { default: files } : files;
}

/** What is wrong with the entry points of the package in this folder, a sentence each. */
export function flawsOfEntryPoints(folder: string, manifest: EntryManifest): string[] {
  const entries = entryPointsOf(manifest);
  return entries.flatMap((entry) => [
    ...flawsOfConditions(folder, entry),
    ...flawsOfOldResolution(entry, manifest.typesVersions),
  ]);
}

function flawsOfConditions(folder: string, { path, files }: EntryPoint): string[] {
  const missing = ['types', 'default'].filter((condition) => files[condition] === undefined);
  const absent = Object.values(files).filter((file) => !existsSync(join(folder, file)));
  // A compiler takes the first condition that it knows.
  const isTypesFirst = Object.keys(files)[0] === 'types';
  return [
    ...missing.map((condition) => `'${path}' has no '${condition}'`),
    ...absent.map((file) => `'${path}' names ${file}, which is not there`),
    ...(isTypesFirst ? [] : [`'${path}' does not have its types first`]),
  ];
}

function flawsOfOldResolution(
  { path, files }: EntryPoint,
  typesVersions: EntryManifest['typesVersions'] = {},
): string[] {
  if (path === '.') return [];
  const [found] = typesVersions['*']?.[path.slice('./'.length)] ?? [];
  return found === files['types'] ? [] : [`'${path}' has the types ${found} in typesVersions`];
}

/**
 * Every import of a package that not every application has, in a declaration that an entry point leads to. Who imports
 * an entry point of its own folder has the optional peer that it is for.
 */
export function strangersInDeclarations(folder: string, manifest: EntryManifest): string[] {
  const required = requiredPeersOf(manifest);
  const optional = new Set(Object.keys(manifest.peerDependencies ?? {}));
  const special = entryPointsOf(manifest).flatMap(({ path, files }) =>
    path === '.' || files['types'] === undefined ? [] : [dirname(join(folder, files['types']))],
  );
  const found: string[] = [];
  for (const [file, imports] of declarationsOf(folder, entryPointsOf(manifest))) {
    const strangers = imports.filter((name) => !isRelative(name) && !isBuiltin(name));
    const own = special.includes(dirname(file)) ? optional : required;
    for (const name of strangers)
      if (!own.has(packageOf(name))) found.push(`${relative(folder, file)} imports ${name}`);
  }
  return found.sort();
}

/** Those that npm installs, or warns of: each application has them. */
export function requiredPeersOf({
  peerDependencies = {},
  peerDependenciesMeta = {},
}: EntryManifest): Set<string> {
  return new Set(Object.keys(peerDependencies).filter((peer) => !peerDependenciesMeta[peer]?.optional));
}

/** Declaration → what it imports, for all that the entry points lead to. */
export function declarationsOf(folder: string, entries: readonly EntryPoint[]): Map<string, string[]> {
  const seen = new Map<string, string[]>();
  const waiting = entries.flatMap(({ files }) => (files['types'] ? [join(folder, files['types'])] : []));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    const imports = importsOf(file);
    seen.set(file, imports);
    for (const name of imports.filter(isRelative)) waiting.push(declarationAt(join(dirname(file), name)));
  }
  return seen;
}

/** Static and dynamic imports, `import('…')` types, and references to types. */
function importsOf(file: string): string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(
    readFileSync(file, 'utf8'),
    true,
    true,
  );
  return [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}

function declarationAt(path: string): string {
  const base = path.replace(/\.js$/, '');
  const candidates = [`${base}.d.ts`, join(base, 'index.d.ts')];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`No declaration at ${path}`);
  return found;
}

function isRelative(name: string): boolean {
  return name.startsWith('.');
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
