import { zipMaps } from '../../../../sample/demo/zip-maps';

/** A zip of these texts under these names. */
export function zipOf(maps: Record<string, string>): Promise<Buffer> {
  return zipMaps(new Map(Object.entries(maps).map(([name, text]) => [name, Buffer.from(text)])));
}
