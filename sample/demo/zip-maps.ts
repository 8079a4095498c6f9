import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip of these texts under these names. */
export async function zipMaps(maps: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, body] of maps) zip.addBuffer(body, name);
  zip.end();
  return buffer(zip.outputStream);
}
