import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const PROJECT = join(__dirname, '../../..');
const HOME = join(PROJECT, '.tmp/package');
/** What a checkout has that could end in the tarball, or decides what does. Not the modules, nor what was built. */
const CHECKOUT =
  /^(lib|docs|test|sample)$|^(package|tsconfig|tsconfig\.build|nest-cli|\.prettierrc)\.json$|\.(md|js|mjs)$|^LICENSE$/;
/** Of these, what the tarball is made of. */
const INGREDIENTS = /^(lib|docs)$|^(package|tsconfig|tsconfig\.build)\.json$|\.md$|^LICENSE$/;
/** Other modules, and what docs:build makes, maybe at this moment. */
const IS_MADE = /node_modules|docs\/(reference|\.vitepress\/(dist|cache|\.temp))(\/|$)/;
const STALE_AFTER_MS = 60 * 60 * 1000;

/** The library as strangers get it: packed by npm from a clean checkout, and unpacked again. */
export interface PackedLibrary {
  /** Holds `package`, the unpacked tarball. */
  readonly folder: string;
  /** As npm packed it. */
  readonly tarball: string;
  /** The paths in the tarball, sorted. */
  readonly files: readonly string[];
}

/** Packs the library, once for each state of its sources: several test files and processes share the result. */
export async function packLibrary(): Promise<PackedLibrary> {
  const folder = join(HOME, await fingerprint());
  if (!(await exists(folder))) await make(folder);
  const files = (await filesBelow(join(folder, 'package'))).sort();
  return { folder, tarball: join(folder, await tarballIn(folder)), files };
}

/** Lies below the project, so that whatever is not in it is found among the project's modules. */
export async function makeFolder(near: PackedLibrary, name: string): Promise<string> {
  return mkdtemp(join(near.folder, `${name}-`));
}

async function make(folder: string): Promise<void> {
  await mkdir(HOME, { recursive: true });
  await removeStale();
  const stage = await mkdtemp(join(HOME, 'stage-'));
  const checkout = join(stage, 'checkout');
  for (const name of await readdir(PROJECT)) {
    if (!CHECKOUT.test(name)) continue;
    const isOurs = (path: string): boolean => !IS_MADE.test(path);
    await cp(join(PROJECT, name), join(checkout, name), { recursive: true, filter: isOurs });
  }
  await run('npm', ['pack', '--pack-destination', stage], { cwd: checkout });
  await run('tar', ['-xzf', await tarballIn(stage)], { cwd: stage });
  await rm(checkout, { recursive: true });
  // Another process may have been faster; what it made is the same.
  await rename(stage, folder).catch(() => rm(stage, { recursive: true }));
}

async function tarballIn(folder: string): Promise<string> {
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm has packed nothing into ${folder}`);
  return tarball;
}

/** A compiler tells its errors on stdout, which Node leaves out of the message. */
async function run(command: string, args: readonly string[], options: { cwd: string }): Promise<void> {
  await execute(command, args, options).catch((error: Error & { stdout: string }) => {
    throw new Error(`${error.message}\n${error.stdout}`, { cause: error });
  });
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(PROJECT)).filter((name) => INGREDIENTS.test(name)).sort()) {
    const path = join(PROJECT, name);
    const files = (await stat(path)).isDirectory() ? (await filesBelow(path)).sort() : [''];
    for (const file of files) hash.update(join(name, file)).update(await readFile(join(path, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function removeStale(): Promise<void> {
  for (const name of await readdir(HOME)) {
    const path = join(HOME, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > STALE_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries
    .filter((entry) => entry.isDirectory() && !IS_MADE.test(join(folder, entry.name)))
    .map(async ({ name }) => (await filesBelow(join(folder, name))).map((file) => join(name, file)));
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return [...files, ...(await Promise.all(nested)).flat()];
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
