import { Controller, Get, Header } from '@nestjs/common';
import { MemoizeStatistics } from 'nestjs-cache-memoize';
import { registerMemoizeMetrics } from 'nestjs-cache-memoize/prometheus';
import { Registry } from 'prom-client';

/** What Prometheus scrapes. */
@Controller('metrics')
export class MetricsController {
  private readonly register = new Registry();

  constructor(statistics: MemoizeStatistics) {
    registerMemoizeMetrics(statistics, { register: this.register });
  }

  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  scrape(): Promise<string> {
    return this.register.metrics();
  }
}
