import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromWorker, PhaseCounts, ToWorker, WorkerReport, WorkerSettings } from './settings';

const WORKER = join(__dirname, 'worker.ts');
const HOOK = join(__dirname, '../../support/typescript-hook.js');

/** Some processes that call one memoized method. */
export class Fleet {
  private constructor(readonly workers: readonly ChildProcess[]) {}

  static async start(settings: readonly WorkerSettings[]): Promise<Fleet> {
    const workers = settings.map((each) => fork(WORKER, [JSON.stringify(each)], { execArgv: ['-r', HOOK] }));
    const fleet = new Fleet(workers);
    try {
      await Promise.all(workers.map((worker) => hear(worker, 'ready')));
      return fleet;
    } catch (error) {
      fleet.kill();
      throw error;
    }
  }

  begin(): void {
    for (const worker of this.workers) tell(worker, { kind: 'begin' });
  }

  /** Answers what happened in the phase that ends. */
  async nextPhase(isCalm: boolean): Promise<PhaseCounts> {
    const phases = await this.ask({ kind: 'next phase', isCalm }, 'phase');
    const counts = phases.map((phase) => phase.counts);
    return {
      hits: counts.reduce((sum, { hits }) => sum + hits, 0),
      reads: counts.reduce((sum, { reads }) => sum + reads, 0),
    };
  }

  /** Resolves when every process has written its history and ended. */
  async end(): Promise<WorkerReport[]> {
    const exits = this.workers.map((worker) => once(worker, 'exit'));
    const reports = await this.ask({ kind: 'end' }, 'ended');
    await Promise.all(exits);
    return reports.map(({ report }) => report);
  }

  kill(): void {
    for (const worker of this.workers) if (worker.exitCode === null) worker.kill('SIGKILL');
  }

  private ask<Wanted extends FromWorker['kind']>(
    message: ToWorker,
    answer: Wanted,
  ): Promise<Extract<FromWorker, { kind: Wanted }>[]> {
    return Promise.all(
      this.workers.map((worker) => {
        const heard = hear(worker, answer);
        tell(worker, message);
        return heard;
      }),
    );
  }
}

function tell(worker: ChildProcess, message: ToWorker): void {
  worker.send(message);
}

function hear<Wanted extends FromWorker['kind']>(
  worker: ChildProcess,
  wanted: Wanted,
): Promise<Extract<FromWorker, { kind: Wanted }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: FromWorker): void => {
      if (message.kind !== wanted) return;
      worker.off('message', onMessage).off('exit', onExit);
      // What was wanted is what the kind says.
      resolve(message as Extract<FromWorker, { kind: Wanted }>);
    };
    const onExit = (code: number | null, signal: string | null): void =>
      reject(new Error(`A worker ended with ${code ?? signal} when '${wanted}' was expected of it`));
    worker.on('message', onMessage).on('exit', onExit);
  });
}
