import { findByFileName } from '../../../sample/source-maps/search/find-by-file-name';

describe('Searching for a file name', () => {
  it('finds what the name holds, whatever its case, and not what only its folder holds', () => {
    const keys = ['a/1/Observable.js.map', 'observable/1/index.js.map'];
    expect(findByFileName(keys, 'observ')).toEqual(['a/1/Observable.js.map']);
  });

  it('puts names that begin with the query first, and each kind in order', () => {
    const keys = ['a/1/tap.map', 'a/1/heap.map', 'a/1/apple.map', 'a/1/ape.map'];
    expect(findByFileName(keys, 'ap')).toEqual([
      'a/1/ape.map',
      'a/1/apple.map',
      'a/1/heap.map',
      'a/1/tap.map',
    ]);
  });

  it('gives at most twenty', () => {
    const keys = Array.from({ length: 30 }, (_, nth) => `a/1/file${nth}.map`);
    expect(findByFileName(keys, 'file')).toHaveLength(20);
  });
});
