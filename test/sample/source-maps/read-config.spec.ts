import { resolve } from 'node:path';
import { readConfig } from '../../../sample/source-maps/config/read-config';

describe("The sample's configuration", () => {
  it('fills in what the environment does not say', () => {
    expect(readConfig({})).toEqual({
      host: 'localhost',
      port: 3000,
      bucketDir: resolve('.tmp/bucket'),
      bucketRoundTripMs: 25,
      redisUrl: undefined,
      localMemory: false,
      keyPrefix: 'source-maps',
      memoize: true,
      ttl: '7d',
      staleIfError: undefined,
      uploadLimit: 33_554_432,
      unpackedLimit: 268_435_456,
      uploadFilesLimit: 10_000,
    });
  });

  it('takes what the environment says', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      PORT: '0',
      BUCKET_DIR: '/bucket',
      BUCKET_ROUND_TRIP_MS: '5',
      REDIS_URL: 'redis://localhost:7000',
      LOCAL_MEMORY: 'true',
      KEY_PREFIX: 'mine',
      MEMOIZE: 'false',
      TTL: '90s',
      STALE_IF_ERROR: '6h',
      UPLOAD_LIMIT: '1',
      UNPACKED_LIMIT: '2',
      UPLOAD_FILES_LIMIT: '3',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      bucketDir: '/bucket',
      bucketRoundTripMs: 5,
      redisUrl: 'redis://localhost:7000',
      localMemory: true,
      keyPrefix: 'mine',
      memoize: false,
      ttl: '90s',
      staleIfError: '6h',
      uploadLimit: 1,
      unpackedLimit: 2,
      uploadFilesLimit: 3,
    });
  });

  it('refuses what it cannot start with, all at once, and tells no password', () => {
    const environment = {
      PORT: '70000',
      BUCKET_ROUND_TRIP_MS: 'soon',
      MEMOIZE: 'yes',
      TTL: '90',
      REDIS_URL: 'http://:secret@host',
    };
    expect(() => readConfig(environment)).toThrow(
      [
        'The environment is not valid:',
        "  PORT is '70000': give a whole number from 0 to 65535.",
        "  BUCKET_ROUND_TRIP_MS is 'soon': give a whole number from 0 to 60000.",
        '  REDIS_URL is not a URL that begins with redis:// or rediss://.',
        "  MEMOIZE is 'yes': give true or false.",
        "  TTL is '90': give a number with its unit, such as 90s or 7d.",
      ].join('\n'),
    );
  });

  it('refuses memory in front of nothing', () => {
    expect(() => readConfig({ LOCAL_MEMORY: 'true' })).toThrow(
      '  LOCAL_MEMORY is true without a REDIS_URL that the memory could stand in front of.',
    );
  });
});
