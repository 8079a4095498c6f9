import { MapPath } from '../../../sample/source-maps/maps/map-path';

describe('The path of a map', () => {
  it('is a package, a version and a file below', () => {
    const path = MapPath.parse('rxjs/7.8.2/dist/cjs/index.js.map');
    expect(path?.toArguments()).toEqual(['rxjs', '7.8.2', 'dist/cjs/index.js.map']);
    expect(path?.text).toBe('rxjs/7.8.2/dist/cjs/index.js.map');
  });

  it('keeps a scope together with the name of its package', () => {
    expect(MapPath.parse('@nestjs/core/12.0.0/index.js.map')?.toArguments()).toEqual([
      '@nestjs/core',
      '12.0.0',
      'index.js.map',
    ]);
  });

  it.each([
    ['climbs out', '../1.0.0/a.map'],
    ['climbs out further in', 'a/1.0.0/../../../b.map'],
    ['stays in place', 'a/1.0.0/./b.map'],
    ['is absolute', '/a/1.0.0/b.map'],
    ['names a drive', 'C:/1.0.0/b.map'],
    ['holds a backslash', 'a/1.0.0/b\\..\\c.map'],
    ['holds a null byte', 'a/1.0.0/b\0.map'],
    ['has an empty folder', 'a/1.0.0//b.map'],
    ['has a hidden package', '.incoming/1.0.0/b.map'],
    ['has no version', 'a/b.map'],
    ['has no file', 'a/1.0.0/'],
    ['has a scope and nothing in it', '@scope/1.0.0/b.map'],
    ['is no map', 'a/1.0.0/index.js'],
    ['lies in a folder that is named like a map', 'a/1.0.0/b.map/c.map'],
    ['has a name longer than file systems take', `a/1.0.0/${'b'.repeat(200)}.map`],
    ['is empty', ''],
  ])('is refused where it %s', (_, text) => {
    expect(MapPath.parse(text)).toBeUndefined();
  });
});
