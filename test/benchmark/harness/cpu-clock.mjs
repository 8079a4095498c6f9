import { readFileSync } from 'node:fs';

/**
 * CPU time of the main thread, in nanoseconds. The process's own figure (`process.cpuUsage`) counts the threads that
 * collect garbage and compile as well, and those hardly repeat from run to run.
 */
const SCHEDSTAT = `/proc/self/task/${process.pid}/schedstat`;
const bed = new Int32Array(new SharedArrayBuffer(4));

/** The kernel brings the figure up to date when the thread is put to sleep: so it sleeps, for a moment. */
function readMainThread() {
  Atomics.wait(bed, 0, 0, 0.05);
  return Number(readFileSync(SCHEDSTAT, 'latin1').split(' ')[0]);
}

function readProcess() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

function hasMainThread() {
  try {
    return readMainThread() > 0;
  } catch {
    return false;
  }
}

export const cpuNow = hasMainThread() ? readMainThread : readProcess;

/** What the figures are called in a table. */
export const CPU_NAME = hasMainThread() ? 'CPU of the main thread' : 'CPU of the process';
