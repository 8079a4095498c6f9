import { join } from 'node:path';
import { startRedis, describeRedis, type RedisServer } from '../support/servers/redis-server';
import { packLibrary } from './support/packed-library';
import { type ModuleFormat, Stranger, typescriptOf, versionOf } from './support/stranger';

/** As `nest new` wrote it for each Nest, but for skipLibCheck: our declarations are to be checked. */
const SETTINGS = {
  common: {
    target: 'es2022',
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    esModuleInterop: true,
  },
  nest10: { module: 'commonjs', moduleResolution: 'node', strictNullChecks: false, noImplicitAny: false },
  nest11: { module: 'nodenext', moduleResolution: 'nodenext', strictNullChecks: true, noImplicitAny: false },
  nest12: {
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
  },
  bundler: { module: 'esnext', moduleResolution: 'bundler', strict: true },
};
const NEST_11 = join(__dirname, 'nest-11');
const NEST_10 = join(__dirname, 'nest-10');
const FORMATS: readonly ModuleFormat[] = ['commonjs', 'module'];

jest.setTimeout(300_000);

describe('the packed library compiles in an application on', () => {
  it.each([
    ['Nest 12 and TypeScript 6', undefined, '6.0', SETTINGS.nest12],
    ['Nest 12 for a bundler', undefined, '6.0', SETTINGS.bundler],
    ['Nest 11 and TypeScript 5.9', NEST_11, '5.9', SETTINGS.nest11],
    ['Nest 10 and TypeScript 5.4, without strict', NEST_10, '5.4', SETTINGS.nest10],
  ])('%s', async (_, nest, version, settings) => {
    const stranger = await Stranger.settle(await packLibrary(), nest);
    const said = await stranger.compileConsumer(typescriptOf(nest), { ...SETTINGS.common, ...settings });
    expect(said).toMatch(/^checked \d{2,} files\n$/);
    expect(await versionOf(typescriptOf(nest))).toMatch(version);
  });
});

describeRedis('the packed library runs in an application on', () => {
  let redis: RedisServer;
  beforeAll(async () => (redis = await startRedis()));
  afterAll(() => redis.stop());

  const NESTS = [
    { name: 'Nest 12', nest: undefined, kinds: ['context', 'http'] },
    { name: 'Nest 11', nest: NEST_11, kinds: ['context', 'http'] },
    { name: 'Nest 10', nest: NEST_10, kinds: ['context'] },
  ];
  const MATRIX = NESTS.flatMap((row) => FORMATS.map((format) => ({ ...row, format })));

  it.each(MATRIX)('$name, loaded as $format', async ({ nest, kinds, format }) => {
    const stranger = await Stranger.settle(await packLibrary(), nest);
    const said = await stranger.runConsumer(format, kinds, { REDIS_URL: redis.url });
    expect(said).toBe(`${kinds.join(' and ')} on memory: true\n${kinds.join(' and ')} on Redis: true\n`);
    await redis.cli('FLUSHALL');
  });
});
