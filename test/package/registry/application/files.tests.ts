import { Test } from '@nestjs/testing';
import { CACHE_MEMOIZE_OVERRIDES } from 'nestjs-cache-memoize';
import { inMemory, manualClock, recordCalls } from 'nestjs-cache-memoize/testing';
import { FilesModule, FilesService } from './files.module.js';

// Copied as files.spec.ts, beside the test of `nest new`: for its Jest, or its Vitest.
describe('FilesService', () => {
  it('asks once, until a file changes or its time is over', async () => {
    const clock = manualClock();
    const app = await Test.createTestingModule({ imports: [FilesModule] })
      .overrideProvider(CACHE_MEMOIZE_OVERRIDES)
      .useValue(inMemory({ clock }))
      .compile();
    await app.init();
    const calls = recordCalls(app);
    const files = app.get(FilesService);

    expect([await files.exists('a'), await files.exists('a')]).toEqual([false, false]);
    await files.upload('a');
    expect([await files.exists('a'), await files.exists('a')]).toEqual([true, true]);
    await clock.advance('7d');
    expect(await files.exists('a')).toBe(true);

    const outcomes = calls.of(FilesService, 'exists').map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['miss', 'hit', 'miss', 'hit', 'miss']);
    await app.close();
  });
});
