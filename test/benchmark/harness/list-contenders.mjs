import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** All contenders of a folder, in the order of their `place`: a new file there is a new contender. */
export async function listContenders(folderUrl) {
  const folder = fileURLToPath(folderUrl);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => `${folder}/${name}`);
  const listed = await Promise.all(
    files.map(async (file) => ({ file, contender: (await import(pathToFileURL(file))).contender })),
  );
  return listed.sort((left, right) => left.contender.place - right.contender.place);
}
