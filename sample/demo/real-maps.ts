import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MapPath } from '../source-maps/maps/map-path';

/** A source map that lies on this disk. */
export interface RealMap {
  /** Where it belongs: package/version/file. */
  readonly path: MapPath;
  /** Where it is. */
  readonly source: string;
}

export interface MappedPackage {
  readonly name: string;
  readonly version: string;
  readonly maps: readonly RealMap[];
}

/** Every package right under a `node_modules` that ships source maps, the one with the most first. */
export async function findRealMaps(nodeModules: string): Promise<MappedPackage[]> {
  const folders = await packageFolders(nodeModules);
  const packages = await Promise.all(folders.map((folder) => readPackage(folder)));
  const mapped = packages.filter((found) => found !== undefined && found.maps.length > 0) as MappedPackage[];
  return mapped.sort((one, other) => other.maps.length - one.maps.length || (one.name < other.name ? -1 : 1));
}

async function packageFolders(nodeModules: string): Promise<string[]> {
  const names = (await readdir(nodeModules)).filter((name) => !name.startsWith('.'));
  const scopes = names.filter((name) => name.startsWith('@'));
  const scoped = await Promise.all(
    scopes.map(async (scope) => (await readdir(join(nodeModules, scope))).map((name) => join(scope, name))),
  );
  const plain = names.filter((name) => !name.startsWith('@'));
  return [...plain, ...scoped.flat()].map((name) => join(nodeModules, name));
}

async function readPackage(folder: string): Promise<MappedPackage | undefined> {
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  if (manifest === undefined) return undefined;
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const maps = files.sort().flatMap((source) => {
    const file = relative(folder, source).replaceAll(sep, '/');
    const path = file.includes('node_modules/') ? undefined : MapPath.parse(`${name}/${version}/${file}`);
    return path ? [{ path, source }] : [];
  });
  return { name, version, maps };
}
