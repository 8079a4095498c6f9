import { setTimeout as sleep } from 'node:timers/promises';
import { describeRedis } from '../support/redis-server';
import { until } from '../support/until';
import { DEADLINE, FaultLab, RECOVERY } from './fault-lab';
import { KEYV_REDIS, REDIS_YET } from './stores';

/** Longer than the pauses between attempts to reconnect take to grow to their longest. */
const LONG = 6000;

jest.setTimeout(60_000);

describe.each([REDIS_YET, KEYV_REDIS])('Through $name', (store) => {
  describeRedis('a long outage', () => {
    let lab: FaultLab;

    beforeEach(async () => {
      lab = await FaultLab.open(store);
    });

    afterEach(async () => {
      await lab.closeApplications();
      await lab.close();
    });

    it('is over as soon after its end as a short one', async () => {
      const application = await lab.startWorking();
      await lab.redis.kill();
      await sleep(LONG);
      await lab.redis.restart({ empty: true });
      await application.waitUntilItWorks(RECOVERY);
    });

    it('ends for a connection that the network has forgotten, without a word to either side', async () => {
      const application = await lab.startWorking();
      lab.wire.forget();
      await until(async () => {
        await application.files.find('kept');
        return application.works();
      }, LONG * 2);
    });

    it('costs a call next to nothing', async () => {
      const application = await lab.startWorking();
      lab.redis.pause();
      for (let count = 0; count < 5; count += 1) await application.files.find(`opening ${count}`);
      const begin = performance.now();
      const calls = 2000;
      for (let count = 0; count < calls; count += 1) await application.files.find(`call ${count}`);
      lab.redis.resume();
      // Two thousand waits of deadline.read would take minutes.
      expect(performance.now() - begin).toBeLessThan(calls * (DEADLINE.read / 50));
      await application.waitUntilItWorks(RECOVERY);
    });
  });
});
