import { type Duration } from 'nestjs-cache-memoize';

/** What the server is configured with, and the token it is injected by. Each value has one environment variable. */
export abstract class SampleConfig {
  /** `HOST`: the address to listen on. @default 'localhost' */
  abstract readonly host: string;
  /** `PORT`: the TCP port to listen on; 0 takes a free one. @default 3000 */
  abstract readonly port: number;
  /** `BUCKET_DIR`: the directory that stands for the bucket. @default '.tmp/bucket' */
  abstract readonly bucketDir: string;
  /** `BUCKET_ROUND_TRIP_MS`: how long each operation of the bucket takes, in milliseconds. @default 25 */
  abstract readonly bucketRoundTripMs: number;
  /** `REDIS_URL`: where outcomes are shared; without it they stay in this process. */
  abstract readonly redisUrl: string | undefined;
  /** `LOCAL_MEMORY`: true answers from memory in front of Redis, in every process on it. @default false */
  abstract readonly localMemory: boolean;
  /** `KEY_PREFIX`: in front of every key; one bucket, one prefix. @default 'source-maps' */
  abstract readonly keyPrefix: string;
  /** `MEMOIZE`: false runs every method plainly, to see what memoization is worth. @default true */
  abstract readonly memoize: boolean;
  /** `TTL`: how long answers about maps are kept, such as `90s`. @default '7d' */
  abstract readonly ttl: Duration;
  /** `STALE_IF_ERROR`: how long after that they stand in for a bucket that fails; without it, they do not. */
  abstract readonly staleIfError: Duration | undefined;
  /** `UPLOAD_LIMIT`: the largest zip taken, in bytes. @default 32 MiB */
  abstract readonly uploadLimit: number;
  /** `UNPACKED_LIMIT`: the most its maps may hold together, in bytes. @default 256 MiB */
  abstract readonly unpackedLimit: number;
  /** `UPLOAD_FILES_LIMIT`: the most maps that one zip may hold. @default 10000 */
  abstract readonly uploadFilesLimit: number;
}
