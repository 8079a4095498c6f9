import { execFile } from 'node:child_process';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../..');

jest.setTimeout(60_000);

/** What Jest says of a file, run as the suite is run. */
function runJest(file: string): Promise<{ code: number; output: string }> {
  const jestBin = require.resolve('jest/bin/jest');
  const args = [jestBin, '--testMatch', `**/fixtures/${file}`, '--runInBand'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: PROJECT }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

describe('Every test file', () => {
  it.each([
    ['lost-rejection.fixture.ts', 'a lost rejection'],
    ['lost-exception.fixture.ts', 'a lost exception'],
  ])('fails on what nobody handles: %s', async (file, message) => {
    const { code, output } = await runJest(file);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });
});
