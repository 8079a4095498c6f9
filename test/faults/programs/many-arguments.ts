/** CALLS calls on a cache in memory, no two with the same argument. */
import { heapInUse, report, Service, startService, told } from './service';

async function main(): Promise<void> {
  const application = await startService({}, {});
  const service = application.get(Service);
  const calls = told('CALLS', 1_000_000);
  const full = 20_000;
  for (let id = 0; id < full; id += 1) await service.find(id);
  const before = await heapInUse();
  for (let id = full; id < full + calls; id += 1) await service.find(id);
  report({ calls, runs: service.runs - full, growth: (await heapInUse()) - before });
  await application.close();
}

void main();
