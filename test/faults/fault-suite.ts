import { InvalidationFailedError } from 'nestjs-cache-memoize';
import { describeRedis } from '../support/servers/redis-server';
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

const BULK = {
  invalidateAll: ({ invalidator }: TestApplication) => invalidator.invalidateAll(Files, 'find'),
  invalidatePrefix: ({ invalidator }: TestApplication) => invalidator.invalidatePrefix('Files.find'),
  clear: ({ invalidator }: TestApplication) => invalidator.clear(),
};
const BULK_VERBS = Object.keys(BULK) as (keyof typeof BULK)[];

/** Every fault of the table on one kind of store. */
export function describeFaults(store: StoreUnderTest): void {
  describeRedis(`Through ${store.name}, while Redis is`, () => {
    let lab: FaultLab;

    beforeAll(async () => {
      lab = await FaultLab.open(store);
    });

    afterEach(() => lab.closeApplications());

    afterAll(() => lab.close());

    describe.each(FAULTS)('$name', (fault) => describeFault(() => lab, fault));
    describe.each(MISHAPS)('$name', (mishap) => describeMishap(() => lab, mishap));
  });
}

function describeFault(lab: () => FaultLab, fault: Fault): void {
  it(`a call that was kept ${fault.hit === 'served' ? 'is served' : 'runs its method, once each time'}`, async () => {
    const application = await lab().startWorking();
    const kept = await application.keep('kept');
    const calls = await during(fault, lab(), () => timedCalls(application, 'kept'));
    await application.waitUntilItWorks(RECOVERY);
    const runs = calls.map((_, index) => (fault.hit === 'served' ? kept.run : kept.run + 1 + index));
    expect(calls.map(({ value }) => value)).toEqual(runs.map((run) => ({ id: 'kept', run })));
    expectBounded(calls, fault);
  });

  it('a call that was not kept runs its method, once each time, and takes nothing from others', async () => {
    const application = await lab().startWorking();
    const kept = await application.keep('kept');
    const { calls, other } = await during(fault, lab(), async () => ({
      calls: await timedCalls(application, 'new'),
      other: await application.files.find('kept'),
    }));
    await application.waitUntilItWorks(RECOVERY);
    expect(other).toEqual({ id: 'kept', run: fault.hit === 'served' ? kept.run : kept.run + 1 });
    expect(calls.map(({ value }) => value)).toEqual(calls.map((_, index) => ({ id: 'new', run: index + 1 })));
    expectBounded(calls, fault);
  });

  it('equal calls of one tick share one run, at its beginning and later', async () => {
    const application = await lab().startWorking();
    const herd = (id: string) => Promise.all(Array.from({ length: CALLS }, () => application.files.find(id)));
    const [early, late] = await during(fault, lab(), async () => [
      await herd('early'),
      await timedCalls(application, 'between').then(() => herd('late')),
    ]);
    expect(early).toEqual(early.map(() => ({ id: 'early', run: 1 })));
    expect(late).toEqual(late.map(() => ({ id: 'late', run: 1 })));
  });

  it("a method's own error reaches its caller", async () => {
    const application = await lab().startWorking();
    const outcome = await during(fault, lab(), () => outcomeOf(application.files.fail('missing')));
    expect(outcome).toEqual(new FileError('run 1'));
  });

  it('a call under way when it begins has its result', async () => {
    const application = await lab().startWorking();
    let open!: (value?: unknown) => void;
    application.files.gate = new Promise((resolve) => (open = resolve));
    const call = application.files.find('under way');
    await until(() => application.files.runsOf('under way') === 1);
    const { value, ms } = await during(fault, lab(), async () => {
      open();
      return timed(() => call);
    });
    expect(value).toEqual({ id: 'under way', run: 1 });
    expect(ms).toBeLessThan(DEADLINE.read * SLACK);
    await application.waitUntilItWorks(RECOVERY);
  });

  it(`an invalidation ${fault.invalidation === 'confirmed' ? 'is confirmed' : 'rejects'}`, async () => {
    const application = await lab().startWorking();
    const kept = await application.keep('kept');
    const invalidate = () => application.invalidator.invalidate(Files, 'find', 'kept');
    const { value, ms } = await during(fault, lab(), () => timed(() => outcomeOf(invalidate())));
    expectInvalidation({ value, ms }, fault.invalidation, [['kept']]);
    await application.waitUntilItWorks(RECOVERY);
    if (value !== 'confirmed') await invalidate();
    expect(await application.files.find('kept')).toEqual({ id: 'kept', run: kept.run + 1 });
  });

  it.each(BULK_VERBS)(
    `%s ${fault.invalidation === 'confirmed' ? 'is confirmed' : 'rejects'}`,
    async (verb) => {
      const application = await lab().startWorking();
      const kept = await application.keep('kept');
      const { value, ms } = await during(fault, lab(), () => timed(() => outcomeOf(BULK[verb](application))));
      expectInvalidation({ value, ms }, fault.invalidation, []);
      await application.waitUntilItWorks(RECOVERY);
      if (value !== 'confirmed') await BULK[verb](application);
      expect(await application.files.find('kept')).toEqual({ id: 'kept', run: kept.run + 1 });
    },
  );

  it('an application starts, says so, works without its cache, and with it afterwards', async () => {
    const { value, ms } = await during(fault, lab(), () =>
      timed(async () => {
        const application = await lab().start();
        const calls = await timedCalls(application, 'new');
        return { application, calls };
      }),
    );
    expect(value.calls.map(({ value: found }) => found.run)).toEqual(
      value.calls.map((_, index) => index + 1),
    );
    expect(ms).toBeLessThan((DEADLINE.fill + CALLS * DEADLINE.read) * SLACK);
    expect(value.application.errors).not.toEqual([]);
    await value.application.waitUntilItWorks(RECOVERY);
  });

  it('an application shuts down in time, and its connection is closed', async () => {
    const application = await lab().startWorking();
    let open!: (value?: unknown) => void;
    application.files.gate = new Promise((resolve) => (open = resolve));
    const call = application.files.find('under way');
    await until(() => application.files.runsOf('under way') === 1);
    const { ms } = await during(fault, lab(), () => timed(() => application.close()));
    expect(ms).toBeLessThan(RECOVERY);
    open();
    expect(await call).toEqual({ id: 'under way', run: 1 });
    await until(() => lab().wire.connections === 0);
  });
}

function describeMishap(lab: () => FaultLab, mishap: Mishap): void {
  it(`a call that was kept ${mishap.isCold ? 'runs its method, and is kept again' : 'is served, or runs its method'}`, async () => {
    const application = await lab().startWorking();
    const kept = await application.keep('kept');
    await mishap.happen(lab(), application);
    const { value, ms } = await timed(() => application.files.find('kept'));
    expect(value.run).toBe(application.files.runsOf('kept'));
    expect(value.run).toBeGreaterThanOrEqual(mishap.isCold ? kept.run + 1 : kept.run);
    expect(ms).toBeLessThan(DEADLINE.read * SLACK);
    await application.waitUntilItWorks(RECOVERY);
    await application.keep('kept');
  });

  it.each(['invalidate', ...BULK_VERBS] as const)('what %s confirms is not lost', async (verb) => {
    const application = await lab().startWorking();
    const kept = await application.keep('kept');
    await mishap.happen(lab(), application);
    const invalidate = () =>
      verb === 'invalidate'
        ? application.invalidator.invalidate(Files, 'find', 'kept')
        : BULK[verb](application);
    const outcome = await outcomeOf(invalidate());
    if (outcome !== 'confirmed') {
      expect(outcome).toBeInstanceOf(InvalidationFailedError);
      expect(mishap.isDisconnecting).toBe(true);
      await application.waitUntilItWorks(RECOVERY);
      await invalidate();
    }
    expect((await application.files.find('kept')).run).toBeGreaterThan(kept.run);
    await application.waitUntilItWorks(RECOVERY);
  });
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

function expectInvalidation(
  { value, ms }: { value: unknown; ms: number },
  expected: Fault['invalidation'],
  failed: readonly unknown[],
): void {
  expect(ms).toBeLessThan(DEADLINE.invalidate * SLACK);
  if (expected === 'confirmed') return expect(value).toBe('confirmed');
  expect(value).toBeInstanceOf(InvalidationFailedError);
  expect(value).toMatchObject({ failed });
  if (expected === 'late') expect(ms).toBeGreaterThanOrEqual(DEADLINE.invalidate - 1);
  else expect(ms).toBeLessThan(DEADLINE.invalidate);
}

function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value ?? 'confirmed',
    (error: unknown) => error,
  );
}
