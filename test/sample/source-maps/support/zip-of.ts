import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip of these maps under these names. */
export function zipOf(maps: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(maps)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}
