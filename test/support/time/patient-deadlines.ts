import type { DeadlineOptions } from 'nestjs-cache-memoize';

/** For tests that are not about time: on a busy machine a loopback Redis takes longer than any application would wait. */
export const PATIENT: DeadlineOptions = { read: '10s', fill: '10s', invalidate: '10s' };
