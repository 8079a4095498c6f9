import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CallTrace } from '../../../lib/ports/call-trace';
import { formatCacheStatus } from '../../../lib/http/cache-status';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** In megabytes. */
function heldMemory(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

describe('The remembered texts of Cache-Status', () => {
  it('stay few, however many rests of life there are', () => {
    const trace = Object.assign(new CallTrace(), { outcome: 'hit' });
    const before = heldMemory();
    for (let seconds = 0; seconds < 300_000; seconds++) {
      formatCacheStatus(Object.assign(trace, { ttl: seconds * 1000 }));
    }
    expect(heldMemory() - before).toBeLessThan(5);
  });
});
