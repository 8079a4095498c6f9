import { MemoryEntries } from '../../../../lib/caches/memory/memory-entries';

/** V8 throws when a Map is to hold 2 ** 24 entries, those that were deleted and not yet swept out included. */
const MOST_ENTRIES = 2 ** 23;

describe('A memory cache that may keep more than a Map can hold', () => {
  const add = (entries: MemoryEntries<string>, key: string): void =>
    entries.add(key, { payload: key, group: 'group', keptAt: 0, expiresAt: Infinity });

  afterEach(() => jest.restoreAllMocks());

  it.each<[string, number, boolean]>([
    ['pushes out the oldest when it holds eight million', MOST_ENTRIES, false],
    ['keeps all while it holds one less', MOST_ENTRIES - 1, true],
  ])('%s', (_, held, isKept) => {
    const entries = new MemoryEntries<string>(2 ** 30);
    add(entries, 'oldest');
    // Eight million entries would take a gigabyte; their number is all that is asked.
    jest.spyOn(Map.prototype, 'size', 'get').mockReturnValue(held);
    add(entries, 'newest');
    expect([entries.find('oldest') !== undefined, entries.find('newest') !== undefined]).toEqual([
      isKept,
      true,
    ]);
  });
});
