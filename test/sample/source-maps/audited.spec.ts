import { execFile } from 'node:child_process';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../../..');

jest.setTimeout(240_000);

/** The lines in which the end-to-end tests, run with `audit: true`, say what is stale. */
function runAudited(): Promise<string[]> {
  const args = ['--testMatch', '**/source-maps/audited.fixture.ts', '--runInBand', '--silent=false'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [require.resolve('jest/bin/jest'), ...args],
      { cwd: PROJECT, maxBuffer: 2 ** 26 },
      (_, stdout) => resolve(stdout.split('\n').filter((line) => line.startsWith('forgotten '))),
    );
  });
}

describe('The end-to-end tests of the source-map server, with audit: true', () => {
  it('find each invalidation that is taken away, and nothing where none is', async () => {
    expect(await runAudited()).toEqual([
      'forgotten nothing: none stale',
      'forgotten exists: SourceMapsService.exists stale',
      'forgotten read: SourceMapsService.read stale',
      'forgotten search: SearchController.search stale',
    ]);
  });
});
