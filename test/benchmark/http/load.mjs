/**
 * The load, in a process of its own: `{ url, seconds }` in, `{ result: { perSecond, p99 } }` or `{ error }` out.
 * Latencies are taken per response, because autocannon's own are rounded to milliseconds.
 */
import autocannon from 'autocannon';
import { ITEMS } from './items.mjs';

const CONNECTIONS = 64;
const REQUESTS = Array.from({ length: ITEMS }, (_, id) => ({ method: 'GET', path: `/items/${id}` }));

function load({ url, seconds }) {
  const latencies = [];
  return new Promise((resolve, reject) => {
    const options = { url, connections: CONNECTIONS, duration: seconds, requests: REQUESTS };
    const run = autocannon(options, (error, result) => {
      if (error) return reject(error);
      if (result.non2xx + result.errors + result.timeouts > 0)
        return reject(new Error('Not every request was answered'));
      latencies.sort((left, right) => left - right);
      const p99 = latencies[Math.floor(latencies.length * 0.99)];
      resolve({ perSecond: result.requests.total / result.duration, p99 });
    });
    run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
}

process.on('message', (message) => {
  load(message).then(
    (result) => process.send({ result }),
    (error) => process.send({ error: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send({ result: 'ready' });
