import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import { unpackMaps } from '../../../sample/source-maps/uploads/unpack-maps';
import { zipNamed, zipTwice, zipWithMode } from './support/hostile-zip';
import { zipOf } from './support/zip-of';

const LIMITS = { files: 3, bytes: 1000 };
const SYMBOLIC_LINK = 0o120777;
const NAMED_PIPE = 0o010644;

describe('Unpacking an upload', () => {
  it('gives every map with its place and content, whatever the order', async () => {
    const zip = await zipOf({ 'a/1.0.0/x.js.map': '{"x":1}', '@s/b/2.0.0/y/z.js.map': '{"z":2}' });
    const maps = await unpackMaps(zip, LIMITS);
    expect(maps.map(({ path, body }) => [path.text, body.toString()])).toEqual([
      ['a/1.0.0/x.js.map', '{"x":1}'],
      ['@s/b/2.0.0/y/z.js.map', '{"z":2}'],
    ]);
  });

  it.each([
    ['climbs out of the bucket', '../a/1.0.0/x.map'],
    ['climbs out from within', 'a/1.0.0/../../../x.map'],
    ['is absolute', '/etc/1.0.0/x.map'],
    ['is absolute on Windows', 'C:/a/1.0.0/x.map'],
    ['holds a backslash', 'a/1.0.0/..\\..\\x.map'],
    ['holds a null byte', 'a/1.0.0/x\0.map'],
    ['is no map', 'a/1.0.0/readme.md'],
    ['lacks a version', 'a/x.map'],
  ])('refuses an entry whose name %s', async (_, name) => {
    await expect(unpackMaps(await zipNamed(name), LIMITS)).rejects.toThrow(BadRequestException);
  });

  it.each([
    ['a symbolic link', SYMBOLIC_LINK],
    ['a named pipe', NAMED_PIPE],
  ])('refuses %s', async (_, mode) => {
    const zip = await zipWithMode('a/1.0.0/x.map', mode);
    await expect(unpackMaps(zip, LIMITS)).rejects.toThrow("'a/1.0.0/x.map' is not a regular file.");
  });

  it('refuses the same name twice, of which only one could be stored', async () => {
    const zip = await zipTwice('a/1.0.0/x.map');
    await expect(unpackMaps(zip, LIMITS)).rejects.toThrow("'a/1.0.0/x.map' is in the zip twice.");
  });

  it('refuses bytes that are no text', async () => {
    const zip = await zipOf({ 'a/1.0.0/x.map': Buffer.from([0xff]) });
    await expect(unpackMaps(zip, LIMITS)).rejects.toThrow("'a/1.0.0/x.map' is not text in UTF-8.");
  });

  it.each([
    ['no zip at all', Buffer.from('not a zip')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', async (_, bytes) => {
    await expect(unpackMaps(bytes, LIMITS)).rejects.toThrow('Not a zip that can be read');
  });

  it('refuses a zip that was cut short', async () => {
    const zip = await zipOf({ 'a/1.0.0/x.map': '{}' });
    await expect(unpackMaps(zip.subarray(0, zip.length - 30), LIMITS)).rejects.toThrow(BadRequestException);
  });

  it('refuses a zip without a map', async () => {
    await expect(unpackMaps(await zipOf({}), LIMITS)).rejects.toThrow('There is no map in the zip.');
  });

  it('refuses more maps than the limit', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => [`p/1.0.0/${name}.map`, '{}'] as const);
    const zip = await zipOf(Object.fromEntries(names));
    await expect(unpackMaps(zip, LIMITS)).rejects.toThrow(PayloadTooLargeException);
  });

  it('refuses a small zip that swells beyond the limit', async () => {
    const zip = await zipOf({ 'p/1.0.0/a.map': ' '.repeat(1001) });
    expect(zip.length).toBeLessThan(LIMITS.bytes);
    await expect(unpackMaps(zip, LIMITS)).rejects.toThrow(PayloadTooLargeException);
  });

  it('refuses a zip that swells beyond what it declares', async () => {
    const zip = await zipOf({ 'p/1.0.0/a.map': ' '.repeat(1001) });
    // The declared size lies 24 bytes into the record of the central directory.
    zip.writeUInt32LE(10, zip.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    await expect(unpackMaps(zip, LIMITS)).rejects.toThrow(BadRequestException);
  });
});
