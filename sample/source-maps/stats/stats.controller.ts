import { Controller, Get } from '@nestjs/common';
import { type BucketOperation, ObjectStoreService } from '../bucket/object-store.service';
import { CounterService, type HitCount } from './counter.service';

export interface Stats {
  /** By the name of what is memoized. */
  readonly memoized: Record<string, HitCount>;
  /** Operations that this process asked the bucket for. */
  readonly bucket: Readonly<Record<BucketOperation, number>>;
}

@Controller('stats')
export class StatsController {
  constructor(
    private readonly counters: CounterService,
    private readonly bucket: ObjectStoreService,
  ) {}

  @Get()
  report(): Stats {
    return { memoized: this.counters.report(), bucket: this.bucket.operations };
  }
}
