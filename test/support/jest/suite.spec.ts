import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const PROJECT = join(__dirname, '../../..');
const TESTS = join(PROJECT, 'test');

jest.setTimeout(60_000);

/** Says nothing of CI. */
const ENVIRONMENT = { ...process.env, CI: '', CHECKED: '' };

/** What Jest says of a fixture, run as the suite is run, in an environment that says no more of CI than this. */
function runFixture(file: string, environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runJest(['--testMatch', `**/fixtures/${file}`, '--runInBand'], environment);
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

function runJest(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  const jestBin = require.resolve('jest/bin/jest');
  const env = { ...ENVIRONMENT, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [jestBin, ...args], { cwd: PROJECT, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

/** The files that `npm test` runs in an environment. */
async function filesRun(environment: NodeJS.ProcessEnv): Promise<string[]> {
  const { output } = await runJest(['--listTests'], environment);
  const files = output.split('\n').filter((line) => line.endsWith('.spec.ts'));
  return files.map((file) => relative(PROJECT, file)).sort();
}

/** What the steps of `npm run check` give to Jest: files and folders. */
function givenToJestByCheck(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const steps = /STEPS = \[(.*)\]/.exec(readFileSync(join(PROJECT, '.ci/check.mjs'), 'utf8'))?.[1] ?? '';
  const commands = [...steps.matchAll(/'([^']+)'/g)].map(([, step = '']) => scripts[step]);
  return [...commands.join('\n').matchAll(/\bjest (test\/\S+)/g)].map(([, path = '']) => path);
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
    const { code, output } = await runFixture(file);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });

  it('is tried once: Jest itself retries nothing', () => {
    expect(filesWith(/retryTimes/)).toEqual([]);
  });
});

describe('CI', () => {
  it('leaves out of npm test what npm run check has just run, says so, and leaves out no more', async () => {
    const checked = givenToJestByCheck();
    const [all, left] = await Promise.all([filesRun({}), filesRun({ CHECKED: 'true' })]);
    const leftOut = all.filter((file) => !left.includes(file));
    expect(leftOut).toEqual(all.filter((file) => checked.some((path) => file.startsWith(path))));
    expect(checked.length).toBeGreaterThan(2);
    const { output } = await runJest(['--listTests'], { CHECKED: 'true' });
    for (const path of checked) expect(output.split('\n')[0]).toContain(path);
  });

  it('fails without a Redis, where another machine says what it skips', async () => {
    const elsewhere = await runFixture('needs-redis.fixture.ts', { PATH: '' });
    expect(elsewhere.output).toContain("redis-server is not installed: 'what needs a Redis' is skipped");
    expect(elsewhere.code).toBe(0);
    expect((await runFixture('needs-redis.fixture.ts', { PATH: '', CI: 'true' })).code).toBe(1);
    expect((await runFixture('needs-redis.fixture.ts', { CI: 'true' })).code).toBe(0);
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
    const { code, output } = await runFixture('late-twice.fixture.ts');
    expect(output.match(/^tried again: is late twice$/gm)).toHaveLength(2);
    expect(output).toMatch(
      /\n {2}tried again: is late twice\n {2}tried again: is late twice\n2 retries used\n$/,
    );
    expect(code).toBe(0);
  });

  it('fails where it is late three times', async () => {
    const { code, output } = await runFixture('late-always.fixture.ts');
    expect(output).toContain('Expected: < 50');
    expect(output).toMatch(/\n2 retries used\n$/);
    expect(code).toBe(1);
  });

  it.each([
    ['what is thrown', 'broken-once.fixture.ts', 'broken'],
    ['what nobody handles', 'unhandled-once.fixture.ts', 'a lost rejection'],
  ])('is not excused for %s', async (_, file, message) => {
    const { code, output } = await runFixture(file);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });

  it('has no place among the searches for stale reads', () => {
    expect(filesWith(/itInTime/).filter((file) => file.startsWith('race/'))).toEqual([]);
  });
});
