import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packLibrary, type PackedLibrary, PROJECT } from './support/packed-library';

const execute = promisify(execFile);

jest.setTimeout(300_000);

/** What a linter says, in a text, also where it fails. */
async function output(module: string, args: readonly string[]): Promise<string> {
  // npm run check asks for colours, by a word that arethetypeswrong puts above its own option.
  const env = { ...process.env, FORCE_COLOR: '0' };
  const ended = execute('node', [join(PROJECT, 'node_modules', module), ...args], { env });
  const { stdout } = await ended.catch((error: Error & { stdout: string }) => error);
  return stdout;
}

describe('linters of packages find nothing in ours:', () => {
  let packed: PackedLibrary;
  beforeAll(async () => (packed = await packLibrary()));

  it('publint, with its suggestions', async () => {
    const args = ['run', join(packed.folder, 'package'), '--strict', '--pack', 'false'];
    expect(await output('publint/src/cli.js', args)).toContain('All good!');
  });

  /**
   * No rule is ignored, and no way to resolve is left out: node10, node16 from CommonJS and from ESM, bundlers. That the
   * package is CommonJS alone is no fault to it: who imports it from ESM finds CommonJS in the types and in the code.
   */
  it('arethetypeswrong, in its strict profile', async () => {
    const args = [packed.tarball, '--profile', 'strict', '--format', 'ascii', '--no-emoji'];
    const said = await output('@arethetypeswrong/cli/dist/index.js', args);
    expect(said).toContain('No problems found');
    expect(said.match(/^"nestjs-cache-memoize/gm)).toHaveLength(8);
  });
});
