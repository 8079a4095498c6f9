import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { CacheMemoize } from 'nestjs-cache-memoize';
import { describeHttp, type HttpApplication } from '../support/applications/http-application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';
import { until } from '../support/time/until';

const HERD = 200;

@Controller()
class ReportsController {
  calls = 0;
  runs = 0;
  finish: () => void = () => undefined;

  @Get('reports/:id')
  @CacheMemoize({
    extra(this: ReportsController) {
      this.calls++;
    },
  })
  async report(@Param('id') id: string): Promise<object> {
    this.runs++;
    await new Promise<void>((resolve) => (this.finish = resolve));
    if (id === 'none') throw new NotFoundException();
    return { id };
  }
}

/** Requests that are all there before the handler's one run ends. */
async function runHerd(application: HttpApplication, path: string) {
  const reports = application.get(ReportsController);
  const herd = Array.from({ length: HERD }, () => application.request(path));
  await until(() => reports.calls === HERD && reports.runs > 0, 30_000);
  reports.finish();
  return Promise.all(herd);
}

describeMemoryAndRedis('a herd', (given) => {
  describeHttp('of 200 first requests', (start) => {
    it('runs the handler once, and all get its result', async () => {
      const application = await start({ ...given(), controllers: [ReportsController] });
      const answers = await runHerd(application, '/reports/1');
      expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toEqual(new Set(['{"id":"1"}']));
      expect(application.get(ReportsController).runs).toBe(1);
    });
  });
});

describeHttp('a herd of 200 first requests, on a cache that answers at once', (start) => {
  it('is told apart: one stored, the others collapsed', async () => {
    const application = await start({ controllers: [ReportsController] });
    const statuses = (await runHerd(application, '/reports/1')).map(({ headers }) =>
      headers.get('cache-status'),
    );
    expect(statuses.filter((status) => status === 'nestjs-cache-memoize; fwd=miss; stored')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'nestjs-cache-memoize; fwd=miss; collapsed')).toHaveLength(
      HERD - 1,
    );
  });

  it('gets the error of its one run, too', async () => {
    const application = await start({ controllers: [ReportsController] });
    const answers = await runHerd(application, '/reports/none');
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(application.get(ReportsController).runs).toBe(1);
  });
});
