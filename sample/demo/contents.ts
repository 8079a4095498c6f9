import { readFile } from 'node:fs/promises';
import { type Random, shuffle } from './random';
import { type MappedPackage, type RealMap } from './real-maps';
import { type Upload } from './scenario';
import { zipMaps } from './zip-maps';

/** What is uploaded, before it has its time. */
export type Content = Pick<Upload, 'title' | 'maps'>;

export async function readPackage({ name, version, maps }: MappedPackage): Promise<Content> {
  const read = async ({ path, source }: RealMap) => [path.text, await readFile(source)] as const;
  return { title: `${name} ${version}`, maps: new Map(await Promise.all(maps.map(read))) };
}

/** Some maps once more, with other content under the same names. */
export function rebuild(
  { title, maps }: Content,
  { build, maps: count }: { readonly build: number; readonly maps: number },
  random: Random,
): Content {
  const chosen = shuffle([...maps], random).slice(0, count);
  const rebuilt = chosen.map(
    ([name, body]) => [name, Buffer.concat([body, Buffer.from('\n'.repeat(build))])] as const,
  );
  return { title: `${title}, build ${build}`, maps: new Map(rebuilt) };
}

/** Uploads without a time. */
export function packContents(contents: readonly Content[]): Promise<Upload[]> {
  return Promise.all(
    contents.map(async (content) => ({ ...content, zip: await zipMaps(content.maps), at: 0, probes: [] })),
  );
}
