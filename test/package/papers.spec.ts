import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packLibrary, type PackedLibrary } from './support/packed-library';
import { linksIn, README } from './support/pages';

const MEGABYTE = 1_000_000;

jest.setTimeout(300_000);

describe('the papers of the package', () => {
  let packed: PackedLibrary;
  beforeAll(async () => (packed = await packLibrary()));

  function pathOf(file: string): string {
    return join(packed.folder, 'package', file);
  }

  it('link to addresses, and to files that the tarball holds', () => {
    const papers = packed.files.filter((file) => /^[^/]+\.(md|txt)$/.test(file));
    const dead = papers.flatMap((paper) =>
      linksIn(readFileSync(pathOf(paper), 'utf8'))
        .filter((link) => !/^https:/.test(link) && !link.startsWith('#'))
        .filter((link) => !packed.files.includes(link.replace(/#.*$/, '')))
        .map((link) => `${paper}: ${link}`),
    );
    expect(dead).toEqual([]);
    expect(papers).toHaveLength(5);
  });

  it('begin their list of changes with the version, and its day', () => {
    const { version } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8')) as { version: string };
    const [, latest] = /^## (.+)$/m.exec(readFileSync(pathOf('CHANGELOG.md'), 'utf8')) ?? [];
    expect(latest).toMatch(/^\d+\.\d+\.\d+ \(\d{4}-\d{2}-\d{2}\)$/);
    expect(latest?.split(' ')[0]).toBe(version);
  });

  it('say how large the package is, unpacked, to the tenth', () => {
    const [, said] = /takes (\d\.\d) MB on the disk/.exec(README.text) ?? [];
    const bytes = packed.files.reduce((sum, file) => sum + statSync(pathOf(file)).size, 0);
    expect(Math.abs(bytes / MEGABYTE - Number(said))).toBeLessThan(0.1 * Number(said));
  });
});
