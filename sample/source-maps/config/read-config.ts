import { resolve } from 'node:path';
import { EnvironmentReader } from './environment-reader';
import { type SampleConfig } from './sample-config';

const MIB = 1024 * 1024;
const BYTES = { min: 1, max: Number.MAX_SAFE_INTEGER };

/**
 * The configuration that the environment describes; what it does not say is filled in.
 *
 * @throws InvalidConfigError naming every variable that is wrong.
 */
export function readConfig(environment: NodeJS.ProcessEnv): SampleConfig {
  const read = new EnvironmentReader(environment);
  const config: SampleConfig = {
    host: read.text('HOST', 'localhost'),
    port: read.integer('PORT', 3000, { min: 0, max: 65_535 }),
    bucketDir: resolve(read.text('BUCKET_DIR', '.tmp/bucket')),
    bucketRoundTripMs: read.integer('BUCKET_ROUND_TRIP_MS', 25, { min: 0, max: 60_000 }),
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:']),
    localMemory: read.flag('LOCAL_MEMORY', false),
    keyPrefix: read.text('KEY_PREFIX', 'source-maps'),
    memoize: read.flag('MEMOIZE', true),
    ttl: read.duration('TTL', '7d'),
    staleIfError: read.duration('STALE_IF_ERROR', undefined),
    uploadLimit: read.integer('UPLOAD_LIMIT', 32 * MIB, BYTES),
    unpackedLimit: read.integer('UNPACKED_LIMIT', 256 * MIB, BYTES),
    uploadFilesLimit: read.integer('UPLOAD_FILES_LIMIT', 10_000, BYTES),
  };
  if (config.localMemory && config.redisUrl === undefined)
    read.refuse('LOCAL_MEMORY is true without a REDIS_URL that the memory could stand in front of.');
  read.throwIfInvalid();
  return config;
}
