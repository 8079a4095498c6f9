import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { BadRequestException, HttpException, PayloadTooLargeException } from '@nestjs/common';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { MapPath } from '../maps/map-path';

export interface UnpackedMap {
  readonly path: MapPath;
  readonly body: Buffer;
}

export interface UnpackLimits {
  /** The most maps. */
  readonly files: number;
  /** The most that they hold together, in bytes. */
  readonly bytes: number;
}

/** The kind of a file in the upper half of an entry's attributes, where the zip was made on Unix; else 0. */
const KIND_MASK = 0o170000;
const REGULAR_FILE = 0o100000;

/**
 * The maps in a zip that is laid out as `package/version/file`. All or nothing: whatever is wrong with one entry, the
 * whole zip is refused before anything of it is stored.
 *
 * @throws BadRequestException where it is no zip, or an entry is not a map in its place.
 * @throws PayloadTooLargeException where it holds more than the limits allow.
 */
export async function unpackMaps(zip: Buffer, limits: UnpackLimits): Promise<UnpackedMap[]> {
  try {
    // strictFileNames: a backslash is refused, not turned into a slash. `..` and absolute names always are.
    return await unpackEntries(await fromBufferPromise(zip, { strictFileNames: true }), limits);
  } catch (error) {
    if (error instanceof HttpException) throw error;
    throw new BadRequestException(`Not a zip that can be read: ${(error as Error).message}.`);
  }
}

async function unpackEntries(zip: ZipFile, limits: UnpackLimits): Promise<UnpackedMap[]> {
  const maps = new Map<string, UnpackedMap>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    // The size that the entry declares: yauzl gives an error where more comes out, so nothing swells unseen.
    bytes += entry.uncompressedSize;
    if (maps.size >= limits.files || bytes > limits.bytes) throw tooLarge(limits);
    const map = await unpackEntry(zip, entry);
    if (maps.has(entry.fileName)) throw new BadRequestException(`'${entry.fileName}' is in the zip twice.`);
    maps.set(entry.fileName, map);
  }
  if (maps.size === 0) throw new BadRequestException('There is no map in the zip.');
  return [...maps.values()];
}

async function unpackEntry(zip: ZipFile, entry: Entry): Promise<UnpackedMap> {
  const path = MapPath.parse(entry.fileName);
  if (!path) {
    throw new BadRequestException(
      `'${entry.fileName}' is not package/version/file with a file that ends in .map.`,
    );
  }
  if (!isRegularFile(entry)) throw new BadRequestException(`'${entry.fileName}' is not a regular file.`);
  const body = await buffer(await zip.openReadStreamPromise(entry));
  if (!isUtf8(body)) throw new BadRequestException(`'${entry.fileName}' is not text in UTF-8.`);
  return { path, body };
}

function isRegularFile(entry: Entry): boolean {
  const kind = (entry.externalFileAttributes >>> 16) & KIND_MASK;
  return kind === REGULAR_FILE || kind === 0;
}

function tooLarge(limits: UnpackLimits): PayloadTooLargeException {
  return new PayloadTooLargeException(
    `One zip may hold ${limits.files} maps of ${limits.bytes} bytes in all. Upload it in parts.`,
  );
}
