import { itInTime } from '../support/jest/in-time';
import { describeRedis } from '../support/servers/redis-server';
import { DEADLINE, FaultLab, type Found, type TestApplication } from './fault-lab';
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

    beforeAll(async () => {
      lab = await FaultLab.open(store);
    });

    afterEach(() => lab.closeApplications());

    afterAll(() => lab.close());

    // All of them are of time: a Redis that has no processor for as long as deadline.read is indeed late.
    for (const [name, moment] of Object.entries(MOMENTS)) {
      itInTime(`turns no hit into a miss, and opens no breaker: ${name}`, async () => {
        const application = await startCalm(lab);
        const kept = await application.keep(name);
        expect(await callInStalls(application, { id: name, moment })).toEqual(Array(STALLS).fill(kept));
        expect(application.errors).toEqual([]);
      });
    }

    itInTime('leaves a miss its ticket', async () => {
      const application = await startCalm(lab);
      const call = application.files.find('missed');
      stall();
      const { run } = await call;
      await application.keep('missed');
      expect(application.files.runsOf('missed')).toBe(run);
      expect(application.errors).toEqual([]);
    });
  });
});

/** What a busy machine did while it started is not what is tested here. */
async function startCalm(lab: FaultLab): Promise<TestApplication> {
  const application = await lab.startWorking();
  application.errors.length = 0;
  return application;
}

async function callInStalls(
  application: TestApplication,
  { id, moment }: { id: string; moment: () => unknown },
): Promise<Found[]> {
  const found: Found[] = [];
  for (let count = 0; count < STALLS; count += 1) {
    const call = application.files.find(id);
    await moment();
    stall();
    found.push(await call);
  }
  return found;
}
