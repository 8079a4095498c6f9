// npm run check: everything but the tests, two steps at a time. Tells how each went, and what a failed one said.
import { spawn } from 'node:child_process';

/** npm scripts, the longest first. */
const STEPS = ['lint', 'package', 'docs:build', 'types', 'build', 'format:check', 'layers', 'dead'];
const AT_ONCE = 2;

const waiting = [...STEPS];
let isPassed = true;

await Promise.all(Array.from({ length: AT_ONCE }, work));
process.exitCode = isPassed ? 0 : 1;

async function work() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const begin = performance.now();
    const { code, output } = await run(step);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✔' : '✘'} ${step.padEnd(12)} ${seconds.padStart(6)} s`);
    if (code !== 0) console.log(output);
    isPassed &&= code === 0;
  }
}

function run(step) {
  const child = spawn('npm', ['run', '--silent', step], { env: { FORCE_COLOR: '1', ...process.env } });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}
