// Tells in the last lines of a run which tests of time were tried again (see in-time.ts), and how often.
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = class RetryReporter {
  /** Before any worker is started: each inherits the name of the file that it writes to. */
  onRunStart() {
    this.folder = mkdtempSync(join(tmpdir(), 'memoize-retries-'));
    this.file = join(this.folder, 'retries');
    writeFileSync(this.file, '');
    process.env.RETRIES_FILE = this.file;
  }

  onRunComplete() {
    const names = readFileSync(this.file, 'utf8').split('\n').filter(Boolean);
    rmSync(this.folder, { recursive: true });
    const told = names.map((name) => `  tried again: ${name}\n`).join('');
    // Jest has its own summary written last, whatever the order in its configuration: this comes after it.
    setImmediate(() => process.stderr.write(`${told}${names.length} retries used\n`));
  }
};
