import { describeRedis } from '../support/servers/redis-server';
import { DEADLINE, FaultLab, type TestApplication } from './fault-lab';
import { KEYV_REDIS, REDIS_YET } from './stores';

const STALL = 3 * DEADLINE.read;
/** More of them in a row than the breaker takes. */
const STALLS = 6;

function stall(): void {
  const end = performance.now() + STALL;
  while (performance.now() < end);
}

/** When the event loop stalls: before the question has left, while it is on its way, or when the answer is there. */
const MOMENTS: Record<string, () => unknown> = {
  'in the tick of the call': () => undefined,
  'once the question has left': () => new Promise((resolve) => setImmediate(resolve)),
  'a few turns of the loop later': async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  },
};

describe.each([REDIS_YET, KEYV_REDIS])('A stalled event loop, through $name', (store) => {
  describeRedis('that is no fault of Redis', () => {
    let lab: FaultLab;
    let application: TestApplication;

    beforeAll(async () => {
      lab = await FaultLab.open(store);
      application = await lab.startWorking();
      // What a busy machine did while it started is not what is tested here.
      application.errors.length = 0;
    });

    afterAll(async () => {
      await lab.closeApplications();
      await lab.close();
    });

    it.each(Object.entries(MOMENTS))('turns no hit into a miss: %s', async (name, moment) => {
      const kept = await application.keep(name);
      for (let count = 0; count < STALLS; count += 1) {
        const call = application.files.find(name);
        await moment();
        stall();
        expect(await call).toEqual(kept);
      }
    });

    it('leaves a miss its ticket', async () => {
      const call = application.files.find('stalled miss');
      stall();
      const found = await call;
      await application.keep('stalled miss');
      expect(application.files.runsOf('stalled miss')).toBe(found.run);
    });

    it('does not open the breaker', () => {
      expect(application.errors).toEqual([]);
    });
  });
});
