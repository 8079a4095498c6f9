import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { zipOf } from './zip-of';

/** A zip whose one entry has a name that no honest program writes. */
export async function zipNamed(name: string): Promise<Buffer> {
  const stand = 'x'.repeat(name.length);
  const zip = await zipOf({ [stand]: '{}' });
  return Buffer.from(zip.toString('latin1').replaceAll(stand, name), 'latin1');
}

/** A zip that holds one entry of another kind than a file: `0o120777` is a symbolic link. */
export async function zipWithMode(name: string, mode: number): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('/etc/passwd'), name, { mode });
  zip.end();
  return buffer(zip.outputStream);
}

/** A zip that holds two entries of one name. */
export async function zipTwice(name: string): Promise<Buffer> {
  const other = name.replace(/.\.map$/, '#.map');
  const zip = await zipOf({ [name]: '{"a":1}', [other]: '{"b":2}' });
  return Buffer.from(zip.toString('latin1').replaceAll(other, name), 'latin1');
}
