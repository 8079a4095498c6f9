import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './support/packed-library';

const WORKFLOWS = join(PROJECT, '.github/workflows');
const workflows = readdirSync(WORKFLOWS).map((name) => ({
  name,
  text: readFileSync(join(WORKFLOWS, name), 'utf8'),
}));

/** File and trimmed line, for each line that matches. */
function linesWith(pattern: RegExp): string[] {
  return workflows.flatMap(({ name, text }) =>
    text
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
}

describe('the workflows of hosted CI', () => {
  it('use actions by their commit, with the version beside it, or workflows of this repository', () => {
    const used = linesWith(/^[^#]*\buses:/);
    const isPinned = (line: string): boolean =>
      /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line) || /uses: \.\/\.github\//.test(line);
    expect(used.filter((line) => !isPinned(line))).toEqual([]);
    expect(used.length).toBeGreaterThan(5);
  });

  it('may read the repository, and write only where they publish', () => {
    const unbounded = workflows.filter(({ text }) => !/^permissions:\n {2}contents: read\n\n/m.test(text));
    expect(unbounded).toEqual([]);
    expect(linesWith(/write(-all)?$/).sort()).toEqual([
      'release.yml: id-token: write',
      'scorecard.yml: id-token: write',
      'scorecard.yml: security-events: write',
    ]);
  });

  it('leave no credentials in a checkout', () => {
    const checkouts = linesWith(/actions\/checkout@/);
    expect(linesWith(/persist-credentials: false$/)).toHaveLength(checkouts.length);
  });

  it('run what a clone is judged by, and publish with provenance', () => {
    expect(linesWith(/run: \.ci\/run$/)).toHaveLength(1);
    expect(linesWith(/npm run test:packed -- \$\{\{ matrix\.nest \}\}$/)).toHaveLength(1);
    expect(linesWith(/npm publish/)).toEqual([
      'release.yml: - run: npm publish --provenance --access public',
    ]);
  });
});

describe('the repository, as OpenSSF Scorecard looks at it,', () => {
  it.each(['LICENSE', 'SECURITY.md', 'package-lock.json', '.github/dependabot.yml'])('has %s', (file) => {
    expect(existsSync(join(PROJECT, file))).toBe(true);
  });
});
