import { type DeadlineOptions, InvalidationFailedError } from 'nestjs-cache-memoize';
import { itInTime } from '../support/jest/in-time';
import { describeRedis } from '../support/servers/redis-server';
import { PATIENT } from '../support/time/patient-deadlines';
import { until } from '../support/time/until';
import {
  DEADLINE,
  FaultLab,
  FileError,
  Files,
  RECOVERY,
  SLACK,
  type StoreUnderTest,
  type TestApplication,
  timed,
} from './fault-lab';
import { type Fault, FAULTS, type Mishap, MISHAPS } from './fault-table';

/** Calls made one after the other: more than the breaker takes until it opens. */
const CALLS = 10;

const INVALIDATIONS = {
  invalidate: ({ invalidator }: TestApplication) => invalidator.invalidate(Files, 'find', 'kept'),
  invalidateAll: ({ invalidator }: TestApplication) => invalidator.invalidateAll(Files, 'find'),
  invalidatePrefix: ({ invalidator }: TestApplication) => invalidator.invalidatePrefix('Files.find'),
  clear: ({ invalidator }: TestApplication) => invalidator.clear(),
};
const VERBS = Object.keys(INVALIDATIONS) as (keyof typeof INVALIDATIONS)[];

/** Every fault of the table on one kind of store. */
export function describeFaults(store: StoreUnderTest): void {
  describeRedis(`Through ${store.name}, while Redis is`, () => {
    let lab: FaultLab;

    beforeAll(async () => {
      lab = await FaultLab.open(store);
    });

    afterEach(() => lab.closeApplications());

    afterAll(() => lab.close());

    describe.each(FAULTS)('$name', (fault) => {
      describeFault(() => lab, fault);
      describeTimesOf(() => lab, fault);
    });

    describe.each(MISHAPS)('$name', (mishap) => {
      describeMishap(() => lab, mishap);
      describeTimesOfMishap(() => lab, mishap);
    });
  });
}

/** What has to be so however long it takes. Nobody gives up unless the fault is that nothing answers. */
function describeFault(lab: () => FaultLab, fault: Fault): void {
  const start = () => lab().startWorking({ deadline: patientDeadlines(fault) });

  it(`a call that was kept ${fault.hit === 'served' ? 'is served' : 'runs its method, once each time'}`, async () => {
    const application = await start();
    const kept = await application.keep('kept');
    const calls = await during(fault, lab(), () => timedCalls(application, 'kept'));
    const runs = calls.map((_, index) => (fault.hit === 'served' ? kept.run : kept.run + 1 + index));
    expect(calls.map(({ value }) => value)).toEqual(runs.map((run) => ({ id: 'kept', run })));
    await application.waitUntilItWorks();
  });

  it('a call that was not kept runs its method, once each time, and takes nothing from others', async () => {
    const application = await start();
    const kept = await application.keep('kept');
    const { calls, other } = await during(fault, lab(), async () => ({
      calls: await timedCalls(application, 'new'),
      other: await application.files.find('kept'),
    }));
    expect(other).toEqual({ id: 'kept', run: fault.hit === 'served' ? kept.run : kept.run + 1 });
    expect(calls.map(({ value }) => value)).toEqual(calls.map((_, index) => ({ id: 'new', run: index + 1 })));
    await application.waitUntilItWorks();
  });

  it('equal calls of one tick share one run, at its beginning and later', async () => {
    const application = await start();
    const herd = (id: string) => Promise.all(Array.from({ length: CALLS }, () => application.files.find(id)));
    const [early, late] = await during(fault, lab(), async () => [
      await herd('early'),
      await timedCalls(application, 'between').then(() => herd('late')),
    ]);
    expect(early).toEqual(early.map(() => ({ id: 'early', run: 1 })));
    expect(late).toEqual(late.map(() => ({ id: 'late', run: 1 })));
  });

  it("a method's own error reaches its caller", async () => {
    const application = await start();
    const outcome = await during(fault, lab(), () => outcomeOf(application.files.fail('missing')));
    expect(outcome).toEqual(new FileError('run 1'));
  });

  it('a call under way when it begins has its result', async () => {
    const application = await start();
    const { call, open } = await beginCall(application);
    const found = await during(fault, lab(), () => {
      open();
      return call;
    });
    expect(found).toEqual({ id: 'under way', run: 1 });
    await application.waitUntilItWorks();
  });

  it.each(VERBS)(`%s ${fault.invalidation === 'confirmed' ? 'is confirmed' : 'rejects'}`, async (verb) => {
    const application = await start();
    const kept = await application.keep('kept');
    const invalidate = () => INVALIDATIONS[verb](application);
    const invalidation = await during(fault, lab(), () => timed(() => outcomeOf(invalidate())));
    expectInvalidation(invalidation, fault.invalidation, verb === 'invalidate' ? [['kept']] : []);
    await application.waitUntilItWorks();
    if (fault.invalidation !== 'confirmed') await untilConfirmed(invalidate);
    expect(await application.files.find('kept')).toEqual({ id: 'kept', run: kept.run + 1 });
  });

  it('an application starts, says so, works without its cache, and with it afterwards', async () => {
    const { application, calls } = await during(fault, lab(), () => startAndCall(lab(), fault));
    expect(calls.map(({ value }) => value.run)).toEqual(calls.map((_, index) => index + 1));
    await until(() => application.errors.length > 0);
    await application.waitUntilItWorks();
  });

  it('an application shuts down, its calls have their results, and its connection is closed', async () => {
    const application = await start();
    const { call, open } = await beginCall(application);
    await during(fault, lab(), () => application.close());
    open();
    expect(await call).toEqual({ id: 'under way', run: 1 });
    await until(() => lab().wire.connections === 0);
  });
}

function describeTimesOf(lab: () => FaultLab, fault: Fault): void {
  const start = () => lab().startWorking({ deadline: deadlines(fault) });

  for (const id of ['kept', 'new']) {
    itInTime(`calls are answered in time, and ${id === 'kept' ? 'kept' : 'others'} soon again`, async () => {
      const application = await start();
      await application.keep('kept');
      const calls = await during(fault, lab(), () => timedCalls(application, id));
      expectBounded(calls, fault);
      expect(await application.recovery()).toBeLessThan(RECOVERY);
    });
  }

  itInTime('a call under way is answered, and the application shut down, in time', async () => {
    const application = await start();
    const { call, open } = await beginCall(application);
    const [answered, closed] = await during(fault, lab(), async () => {
      open();
      return [await timed(() => call), await timed(() => application.close())] as const;
    });
    expect(answered.ms).toBeLessThan(DEADLINE.read * SLACK);
    expect(closed.ms).toBeLessThan(RECOVERY);
  });

  itInTime('invalidations are answered in time', async () => {
    const application = await start();
    const times = await during(fault, lab(), () => timedInvalidations(application));
    const longest = fault.invalidation === 'rejected' ? DEADLINE.invalidate : DEADLINE.invalidate * SLACK;
    for (const ms of times) expect(ms).toBeLessThan(longest);
    expect(await application.recovery()).toBeLessThan(RECOVERY);
  });

  itInTime('an application starts in time, and has its cache soon afterwards', async () => {
    const { value, ms } = await during(fault, lab(), () => timed(() => startAndCall(lab(), fault)));
    expect(ms).toBeLessThan((DEADLINE.fill + CALLS * DEADLINE.read) * SLACK);
    expect(await value.application.recovery()).toBeLessThan(RECOVERY);
  });
}

function describeMishap(lab: () => FaultLab, mishap: Mishap): void {
  it(`a call that was kept ${mishap.isCold ? 'runs its method, and is kept again' : 'is served, or runs its method'}`, async () => {
    const application = await lab().startWorking({ deadline: PATIENT });
    const kept = await application.keep('kept');
    await mishap.happen(lab(), application);
    const found = await application.files.find('kept');
    expect(found.run).toBe(application.files.runsOf('kept'));
    expect(found.run).toBeGreaterThanOrEqual(mishap.isCold ? kept.run + 1 : kept.run);
    await application.waitUntilItWorks();
    await application.keep('kept');
  });

  it.each(VERBS)('what %s confirms is not lost', async (verb) => {
    const application = await lab().startWorking({ deadline: PATIENT });
    const kept = await application.keep('kept');
    await mishap.happen(lab(), application);
    const invalidate = () => INVALIDATIONS[verb](application);
    const outcome = await outcomeOf(invalidate());
    if (outcome !== 'confirmed') {
      expect(outcome).toBeInstanceOf(InvalidationFailedError);
      expect(mishap.isDisconnecting).toBe(true);
      await untilConfirmed(invalidate);
    }
    expect((await application.files.find('kept')).run).toBeGreaterThan(kept.run);
    await application.waitUntilItWorks();
  });
}

function describeTimesOfMishap(lab: () => FaultLab, mishap: Mishap): void {
  itInTime('a call is answered in time, and outcomes are kept soon again', async () => {
    const application = await lab().startWorking({ deadline: DEADLINE });
    await application.keep('kept');
    await mishap.happen(lab(), application);
    const { ms } = await timed(() => application.files.find('kept'));
    expect(ms).toBeLessThan(DEADLINE.read * SLACK);
    expect(await application.recovery()).toBeLessThan(RECOVERY);
  });
}

/** Short where the fault is that nothing answers, and patient where somebody is to be answered. */
function patientDeadlines(fault: Fault): DeadlineOptions {
  return fault.isSilent ? deadlines(fault) : PATIENT;
}

function deadlines({ invalidation }: Fault): DeadlineOptions {
  const { invalidate } = invalidation === 'confirmed' ? PATIENT : DEADLINE;
  return { ...DEADLINE, ...(invalidate && { invalidate }) };
}

/** A call whose method has begun, and ends when it is opened. */
async function beginCall({ files }: TestApplication) {
  let open!: (value?: unknown) => void;
  files.gate = new Promise((resolve) => (open = resolve));
  const call = files.find('under way');
  await until(() => files.runsOf('under way') === 1);
  return { call, open };
}

async function startAndCall(lab: FaultLab, fault: Fault) {
  const application = await lab.start({ deadline: deadlines(fault) });
  return { application, calls: await timedCalls(application, 'new') };
}

async function timedInvalidations(application: TestApplication): Promise<number[]> {
  const times = [];
  for (const verb of VERBS) times.push((await timed(() => outcomeOf(INVALIDATIONS[verb](application)))).ms);
  return times;
}

/** One after another, as a user repeats what was not confirmed. */
function untilConfirmed(invalidate: () => Promise<unknown>): Promise<void> {
  return until(async () => (await outcomeOf(invalidate())) === 'confirmed');
}

async function during<Value>(fault: Fault, lab: FaultLab, task: () => Promise<Value>): Promise<Value> {
  await fault.begin(lab);
  try {
    return await task();
  } finally {
    await fault.end(lab);
  }
}

async function timedCalls(application: TestApplication, id: string) {
  const calls = [];
  for (let count = 0; count < CALLS; count += 1) calls.push(await timed(() => application.files.find(id)));
  return calls;
}

/** No call waits longer than `deadline.read`, and none does once the breaker is open. */
function expectBounded(calls: readonly { ms: number }[], { isSilent }: Fault): void {
  for (const { ms } of calls) expect(ms).toBeLessThan(DEADLINE.read * SLACK);
  const [fastest = 0] = calls
    .slice(-3)
    .map(({ ms }) => ms)
    .sort((one, other) => one - other);
  expect(fastest).toBeLessThan(DEADLINE.read / 2);
  if (isSilent) expect(calls[0]?.ms).toBeGreaterThanOrEqual(DEADLINE.read - 1);
}

/** No upper bound of time: that is a test of its own. */
function expectInvalidation(
  { value, ms }: { value: unknown; ms: number },
  expected: Fault['invalidation'],
  failed: readonly unknown[],
): void {
  if (expected === 'confirmed') return expect(value).toBe('confirmed');
  expect(value).toBeInstanceOf(InvalidationFailedError);
  expect(value).toMatchObject({ failed });
  if (expected === 'late') expect(ms).toBeGreaterThanOrEqual(DEADLINE.invalidate - 1);
}

function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value ?? 'confirmed',
    (error: unknown) => error,
  );
}
