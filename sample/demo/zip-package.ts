import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findRealMaps } from './real-maps';
import { zipMaps } from './zip-maps';

/** `node zip-package.js <package> <zip>`: packs the source maps of an installed package for an upload. */
async function main(name = 'rxjs', zip = 'rxjs.zip'): Promise<void> {
  const packages = await findRealMaps(resolve('node_modules'));
  const found = packages.find((candidate) => candidate.name === name);
  if (!found)
    throw new Error(`${name} ships no source maps. These do: ${packages.map((p) => p.name).join(', ')}.`);
  const read = found.maps.map(async ({ path, source }) => [path.text, await readFile(source)] as const);
  await writeFile(zip, await zipMaps(new Map(await Promise.all(read))));
  console.log(
    `${zip} holds ${found.maps.length} maps of ${name} ${found.version}, such as\n  ${found.maps[0]?.path.text}`,
  );
}

main(...process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
