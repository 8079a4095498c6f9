import { setTimeout as sleep } from 'node:timers/promises';
import { itInTime } from '../support/jest/in-time';
import { describeRedis } from '../support/servers/redis-server';
import { until } from '../support/time/until';
import { DEADLINE, FaultLab, RECOVERY, type TestApplication, timed } from './fault-lab';
import { KEYV_REDIS, REDIS_YET } from './stores';

/** Longer than the pauses between the attempts of any client take to grow to their longest. */
const LONG = 6000;

/** Of one attempt, in milliseconds. */
const PATIENCE = 60_000;

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
  itInTime(
    'is over as soon after its end as a short one',
    () =>
      onBothStores(async (lab) => {
        const application = await lab.startWorking();
        await lab.redis.kill();
        // What a client does in that time is what is tested: no condition tells that its pauses have grown.
        await sleep(LONG);
        await lab.redis.restart({ empty: true });
        expect(await application.recovery()).toBeLessThan(RECOVERY);
      }),
    PATIENCE,
  );

  it(
    'ends for a connection that the network has forgotten, without a word to either side',
    () =>
      onBothStores(async (lab) => {
        const application = await lab.startWorking();
        lab.wire.forget();
        await until(() => application.works(), PATIENCE);
      }),
    PATIENCE * 2,
  );

  itInTime(
    'costs a call next to nothing',
    () =>
      onBothStores(async (lab) => {
        const application = await lab.startWorking();
        lab.redis.pause();
        const { ms } = await timed(() => callOften(application, 2000));
        lab.redis.resume();
        // Two thousand waits of deadline.read would take minutes.
        expect(ms).toBeLessThan(2000 * (DEADLINE.read / 50));
        expect(await application.recovery()).toBeLessThan(RECOVERY);
      }),
    PATIENCE,
  );
});

async function callOften({ files }: TestApplication, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await files.find(`call ${count}`);
}
