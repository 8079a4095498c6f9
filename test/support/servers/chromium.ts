import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's; playwright-core brings none. */
const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export function launchChromium(): Promise<Browser> {
  // As root there is no sandbox, and in a container little shared memory.
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--headless', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

/** A describe of what needs a real browser: skipped with one line where there is none, and failing in CI. */
export function describeChromium(name: string, tests: () => void): void {
  if (existsSync(EXECUTABLE)) describe(name, tests);
  else if (process.env['CI'])
    describe(name, () => it('finds Chromium', () => expect(existsSync(EXECUTABLE)).toBe(true)));
  else {
    process.stderr.write(`Chromium is not installed at ${EXECUTABLE}: '${name}' is skipped\n`);
    describe.skip(name, tests);
  }
}
