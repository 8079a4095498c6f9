import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const PROJECT = join(__dirname, '../../..');
const TESTS = join(PROJECT, 'test');

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

/** The files of TypeScript in which this stands, by their paths below the folder. */
function filesWith(pattern: RegExp, folder = TESTS): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file !== __filename && !file.includes('node_modules'))
    .filter((file) => pattern.test(readFileSync(file, 'utf8')))
    .map((file) => relative(folder, file));
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

  it('is tried once: Jest itself retries nothing', () => {
    expect(filesWith(/retryTimes/)).toEqual([]);
  });
});

describe('The sample', () => {
  it('is for users to read: no test but its own leans on it', () => {
    const leaning = filesWith(/from '(\.\.\/)+sample\//);
    expect(leaning.filter((file) => !file.startsWith('sample/'))).toEqual([]);
    expect(leaning).not.toEqual([]);
  });

  it('is a server first: it does without the demo that measures it', () => {
    expect(filesWith(/from '\.\.\/(\.\.\/)*demo\//, join(PROJECT, 'sample/source-maps'))).toEqual([]);
  });
});

describe('A test of time', () => {
  it('is tried again where it was late, and the run says so and counts', async () => {
    const { code, output } = await runJest('late-twice.fixture.ts');
    expect(output.match(/^tried again: is late twice$/gm)).toHaveLength(2);
    expect(output).toMatch(
      /\n {2}tried again: is late twice\n {2}tried again: is late twice\n2 retries used\n$/,
    );
    expect(code).toBe(0);
  });

  it('fails where it is late three times', async () => {
    const { code, output } = await runJest('late-always.fixture.ts');
    expect(output).toContain('Expected: < 50');
    expect(output).toMatch(/\n2 retries used\n$/);
    expect(code).toBe(1);
  });

  it.each([
    ['what is thrown', 'broken-once.fixture.ts', 'broken'],
    ['what nobody handles', 'unhandled-once.fixture.ts', 'a lost rejection'],
  ])('is not excused for %s', async (_, file, message) => {
    const { code, output } = await runJest(file);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });

  it('has no place among the searches for stale reads', () => {
    expect(filesWith(/itInTime/).filter((file) => file.startsWith('race/'))).toEqual([]);
  });
});
