/** CALLS calls on a cache in memory: hits, misses, errors kept and not kept, invalidations of one and of all. */
import { MemoizeInvalidator } from 'nestjs-cache-memoize';
import { heapInUse, report, Service, startService, told } from './service';

const ROUND = 1000;

async function main(): Promise<void> {
  const application = await startService({}, {});
  const service = application.get(Service);
  const invalidator = application.get(MemoizeInvalidator);
  const callRound = (round: number) => mixedCalls(service, invalidator, round);
  const rounds = told('CALLS', 10_000_000) / ROUND;
  // The cache fills up first: what it may hold is no growth.
  for (let round = 0; round < 60; round += 1) await callRound(round);
  const before = await heapInUse();
  for (let round = 0; round < rounds; round += 1) await callRound(round);
  report({ calls: rounds * ROUND, runs: service.runs, growth: (await heapInUse()) - before });
  await application.close();
}

async function mixedCalls(service: Service, invalidator: MemoizeInvalidator, round: number): Promise<void> {
  for (let call = 0; call < ROUND; call += 1) {
    const id = (round * ROUND + call) % 50_000;
    if (call % 10 < 6) await service.find(call % 500);
    else if (call % 10 === 6) await service.find(id);
    else if (call % 10 === 7) await service.refuse(call % 100).catch(() => undefined);
    else if (call % 10 === 8) await service.fail(id).catch(() => undefined);
    else await invalidator.invalidate(Service, 'find', call % 500);
  }
  if (round % 100 === 0) await invalidator.invalidateAll(Service, 'find');
}

void main();
