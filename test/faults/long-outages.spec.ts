import { setTimeout as sleep } from 'node:timers/promises';
import { describeRedis } from '../support/servers/redis-server';
import { until } from '../support/time/until';
import { DEADLINE, FaultLab, RECOVERY } from './fault-lab';
import { KEYV_REDIS, REDIS_YET } from './stores';

/** Longer than the pauses between the attempts of any client take to grow to their longest. */
const LONG = 6000;

jest.setTimeout(60_000);

/** On both kinds of store at once, because these tests do little but wait. */
async function onBothStores(test: (lab: FaultLab) => Promise<void>): Promise<void> {
  const labs = await Promise.all([REDIS_YET, KEYV_REDIS].map((store) => FaultLab.open(store)));
  try {
    await Promise.all(labs.map(test));
  } finally {
    for (const lab of labs) {
      await lab.closeApplications();
      await lab.close();
    }
  }
}

describeRedis('A long outage', () => {
  it('is over as soon after its end as a short one', () =>
    onBothStores(async (lab) => {
      const application = await lab.startWorking();
      await lab.redis.kill();
      await sleep(LONG);
      await lab.redis.restart({ empty: true });
      await application.waitUntilItWorks(RECOVERY);
    }));

  it('ends for a connection that the network has forgotten, without a word to either side', () =>
    onBothStores(async (lab) => {
      const application = await lab.startWorking();
      lab.wire.forget();
      await until(async () => {
        await application.files.find('kept');
        return application.works();
      }, LONG * 2);
    }));

  it('costs a call next to nothing', () =>
    onBothStores(async (lab) => {
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
    }));
});
