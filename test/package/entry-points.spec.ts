import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EntryManifest, flawsOfEntryPoints, strangersInDeclarations } from './support/entry-points';

const SOUND: EntryManifest = {
  name: 'sound',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './testing': { types: './dist/testing/index.d.ts', default: './dist/testing/index.js' },
    './package.json': './package.json',
  },
  typesVersions: { '*': { testing: ['./dist/testing/index.d.ts'] } },
  peerDependencies: { '@nestjs/common': '*', keyv: '*' },
  peerDependenciesMeta: { keyv: { optional: true } },
};

const FILES: Readonly<Record<string, string>> = {
  'dist/index.js': '',
  'dist/index.d.ts': "import { Type } from '@nestjs/common/interfaces';\nexport * from './room/thing';",
  'dist/room/thing.d.ts': "import { Readable } from 'node:stream';",
  'dist/room/unreached.d.ts': "import { Keyv } from 'keyv';",
  'dist/testing/index.js': '',
  'dist/testing/index.d.ts': "export { thing } from '../room/thing.js';",
};

describe('the check of entry points', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'memoize-entries-'));
    for (const [file, text] of Object.entries(FILES)) write(file, text);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  const withExport = (path: string, files: Record<string, string>): EntryManifest => ({
    ...SOUND,
    exports: { ...SOUND.exports, [path]: files },
  });

  it('lets a sound package pass', () => {
    expect(flawsOfEntryPoints(folder, SOUND)).toEqual([]);
    expect(strangersInDeclarations(folder, SOUND)).toEqual([]);
  });

  it('finds an entry point that lacks its types, or its code', () => {
    expect(flawsOfEntryPoints(folder, withExport('.', { default: './dist/index.js' }))).toEqual([
      "'.' has no 'types'",
      "'.' does not have its types first",
    ]);
    expect(flawsOfEntryPoints(folder, withExport('.', { types: './dist/index.d.ts' }))).toEqual([
      "'.' has no 'default'",
    ]);
  });

  it('finds types that a compiler would not come to', () => {
    const files = { default: './dist/index.js', types: './dist/index.d.ts' };
    expect(flawsOfEntryPoints(folder, withExport('.', files))).toEqual(["'.' does not have its types first"]);
  });

  it('finds files that are not there', () => {
    const files = { types: './dist/none.d.ts', default: './dist/none.js' };
    expect(flawsOfEntryPoints(folder, withExport('.', files))).toEqual([
      "'.' names ./dist/none.d.ts, which is not there",
      "'.' names ./dist/none.js, which is not there",
    ]);
  });

  it('finds an entry point that typesVersions does not know, or knows under other types', () => {
    expect(flawsOfEntryPoints(folder, { ...SOUND, typesVersions: {} })).toEqual([
      "'./testing' has the types undefined in typesVersions",
    ]);
    const other = { ...SOUND, typesVersions: { '*': { testing: ['./dist/index.d.ts'] } } };
    expect(flawsOfEntryPoints(folder, other)).toEqual([
      "'./testing' has the types ./dist/index.d.ts in typesVersions",
    ]);
  });

  it('lets an entry point import an optional peer in its own folder, and nothing that only we have', () => {
    write(
      'dist/testing/index.d.ts',
      "export type { Keyv } from 'keyv';\nexport { Test } from '@nestjs/testing';",
    );
    expect(strangersInDeclarations(folder, SOUND)).toEqual([
      'dist/testing/index.d.ts imports @nestjs/testing',
    ]);
  });

  it.each([
    ['imports an optional peer', "import type { Keyv } from 'keyv';", 'keyv'],
    ['imports what only we have', "export { Test } from '@nestjs/testing';", '@nestjs/testing'],
    ['names a type of it in passing', "export declare const x: import('keyv/sub').Keyv;", 'keyv/sub'],
    ['refers to its types', '/// <reference types="jest" />', 'jest'],
  ])('finds a declaration behind an entry point that %s', (_, text, name) => {
    write('dist/room/thing.d.ts', text);
    expect(strangersInDeclarations(folder, SOUND)).toEqual([`dist/room/thing.d.ts imports ${name}`]);
  });
});
