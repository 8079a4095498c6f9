import { memoryCache } from '../../../../lib';

describe('memoryCache()', () => {
  it.each<[object, string]>([
    [
      { maxEntries: 0 },
      "Invalid option 'maxEntries' in memoryCache(): got 0 (number). It must be a whole number of at least 1.",
    ],
    [
      { isolation: 'none' },
      "Invalid option 'isolation' in memoryCache(): got 'none' (string). It must be 'copy' or 'share'.",
    ],
    [
      { maxBytes: '1gb' },
      "Invalid option 'maxBytes' in memoryCache(): got '1gb' (string). It must be a whole number of at least 1.",
    ],
    [
      { maxBytes: 5, isolation: 'share' },
      "Invalid option 'maxBytes' in memoryCache(): got 5 (number). It must be left out with isolation: 'share', which looks at no value.",
    ],
    [
      { max: 5 },
      "Invalid option 'max' in memoryCache(): got 5 (number). It must be one of the options maxEntries, maxBytes, isolation.",
    ],
  ])('refuses %p', (options, text) => {
    expect(() => memoryCache(options)).toThrow(text);
  });
});
