import { Controller, Get } from '@nestjs/common';
import { MemoizeStatistics, type MethodStatistics } from 'nestjs-cache-memoize';
import { type BucketOperation, ObjectStoreService } from '../bucket/object-store.service';
import { CounterService, type HitCount } from './counter.service';

export interface Stats {
  /** By the name of what is memoized. */
  readonly memoized: Record<string, HitCount>;
  /** The same, and more, as the library has counted it. */
  readonly methods: readonly MethodStatistics[];
  /** Operations that this process asked the bucket for. */
  readonly bucket: Readonly<Record<BucketOperation, number>>;
}

@Controller('stats')
export class StatsController {
  constructor(
    private readonly counters: CounterService,
    private readonly bucket: ObjectStoreService,
    private readonly statistics: MemoizeStatistics,
  ) {}

  @Get()
  report(): Stats {
    const { methods } = this.statistics.snapshot();
    return { memoized: this.counters.report(), methods, bucket: this.bucket.operations };
  }
}
