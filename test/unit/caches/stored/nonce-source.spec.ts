import { createNonceSource, NONCE_LENGTH } from '../../../../lib/caches/stored/nonce-source';

describe('createNonceSource', () => {
  it('draws texts of a fixed length, of characters that every store takes', () => {
    const draw = createNonceSource();
    for (let count = 0; count < 2000; count++)
      expect(draw()).toMatch(new RegExp(`^[\\w-]{${NONCE_LENGTH}}$`));
  });

  it('never draws the same twice, from one source or from several', () => {
    const sources = [createNonceSource(), createNonceSource()];
    const drawn = sources.flatMap((draw) => Array.from({ length: 20_000 }, draw));
    expect(new Set(drawn).size).toBe(40_000);
  });
});
