/**
 * The load, in a process of its own: `node load.mjs <url> <seconds>` prints one line of JSON.
 * Latencies are taken per response, because autocannon's own are rounded to milliseconds.
 */
import autocannon from 'autocannon';
import { ITEMS } from './items-application.mjs';

const CONNECTIONS = 64;

const [url, seconds] = process.argv.slice(2);
const paths = Array.from({ length: ITEMS }, (_, id) => ({ method: 'GET', path: `/items/${id}` }));
const latencies = [];

const instance = autocannon(
  { url, connections: CONNECTIONS, duration: Number(seconds), requests: paths },
  (error, result) => {
    if (error) throw error;
    if (result.non2xx + result.errors + result.timeouts > 0) throw new Error('Not every response was one');
    latencies.sort((left, right) => left - right);
    const p99 = latencies[Math.floor(latencies.length * 0.99)];
    const perSecond = result.requests.total / result.duration;
    console.log(JSON.stringify({ perSecond, p99 }));
  },
);
instance.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
