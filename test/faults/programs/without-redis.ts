/** Calls at a steady rate while Redis does not answer: for SECONDS, RATE of them a second, on the STORE at URL. */
import { KEYV_REDIS, REDIS_YET } from '../stores';
import { heapInUse, report, Service, startService, told } from './service';

async function main(): Promise<void> {
  const store = process.env['STORE'] === KEYV_REDIS.name ? KEYV_REDIS : REDIS_YET;
  const url = process.env['URL'] ?? 'redis://127.0.0.1:1';
  const application = await startService(
    { default: store.make(url) },
    { keyPrefix: 'program', onError: () => undefined },
  );
  const service = application.get(Service);
  const rate = told('RATE', 1000);
  const seconds = told('SECONDS', 60);
  await callFor(service, { rate, seconds: 1 });
  process.stdout.write('warm\n');
  const before = await heapInUse();
  const calls = await callFor(service, { rate, seconds });
  report({ calls, growth: (await heapInUse()) - before });
  await application.close();
}

/** Half of the calls ask for the same few ids, half for one of many. Each has to answer with what its run made. */
async function callFor(
  service: Service,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<number> {
  const begin = performance.now();
  let calls = 0;
  const pending = new Set<Promise<void>>();
  while (performance.now() - begin < seconds * 1000) {
    while (calls < ((performance.now() - begin) / 1000) * rate) {
      const id = calls % 2 === 0 ? calls % 20 : calls;
      calls += 1;
      const call = service.find(id).then((found) => {
        if (found.id !== id) throw new Error(`${id} was answered with ${found.id}`);
      });
      pending.add(call);
      void call.finally(() => pending.delete(call));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(pending);
  return calls;
}

void main();
