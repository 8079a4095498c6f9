import { isDeepStrictEqual } from 'node:util';
import type { WorkerReport } from './settings';
import type { PhaseResult, TrialResult } from './trial';

const COLUMNS = [
  'store',
  'load',
  'phase',
  'reads',
  'hit rate',
  'resolved',
  'rejected',
  'stale',
  'invalidation p50',
  'bare DEL p50',
  'ratio',
] as const;

/** What was seen, as a table: a line for each phase of each trial, with the judgement on the last. */
export function tabulate(results: readonly TrialResult[]): string {
  const rows = results.flatMap(rowsOf);
  const widths = COLUMNS.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at < 3 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [line(COLUMNS), ...rows.map(line), '', summarize(results)].join('\n');
}

function rowsOf(result: TrialResult): string[][] {
  const { trial, judgement, medians, phases } = result;
  const phaseRows = phases.map((phase) => [trial.store, trial.load.name, ...countsOf(phase, result)]);
  const total = [
    trial.store,
    trial.load.name,
    'total',
    count(judgement.reads),
    '',
    count(judgement.resolved),
    count(judgement.rejected),
    count(judgement.stale.length),
    milliseconds(medians.invalidation),
    milliseconds(medians.bareDelete),
    Number.isNaN(medians.bareDelete) ? '' : `${(medians.invalidation / medians.bareDelete).toFixed(2)} ×`,
  ];
  return [...phaseRows, total];
}

function countsOf(phase: PhaseResult, { judgement }: TrialResult): string[] {
  const stale = judgement.stale.filter(({ began }) => began >= phase.began && began <= phase.ended).length;
  const rate = `${((100 * phase.hits) / Math.max(phase.reads, 1)).toFixed(1)} %`;
  return [phase.phase.name, count(phase.reads), rate, '', '', count(stale), '', '', ''];
}

function summarize(results: readonly TrialResult[]): string {
  const lines: string[] = [];
  for (const [name, isNaive] of [
    ['the library', false],
    ['the naive adapter', true],
  ] as const) {
    const own = results.filter(({ trial }) => (trial.store === 'naive') === isNaive);
    if (own.length === 0) continue;
    const sum = (value: (result: TrialResult) => number): string =>
      count(own.reduce((total, result) => total + value(result), 0));
    lines.push(
      `${name}: ${sum((each) => each.judgement.reads)} reads, ${sum((each) => each.judgement.resolved)} resolved ` +
        `invalidations (${sum((each) => each.judgement.rejected)} rejected), ` +
        `${sum((each) => each.judgement.stale.length)} stale reads, ` +
        `${sum((each) => totalOf(each, 'failedReads'))} failed reads, ` +
        `${sum((each) => totalOf(each, 'hungCalls'))} hung calls beside ` +
        `${sum((each) => totalOf(each, 'lateRuns'))} runs that hung, ` +
        `${sum((each) => totalOf(each, 'unhandledRejections'))} unhandled rejections, ` +
        `${sum((each) => totalOf(each, 'uncaughtExceptions'))} uncaught exceptions, ` +
        `${own.flatMap(miscountsIn).length} processes with wrong figures`,
    );
  }
  return lines.join('\n');
}

export function totalOf(
  { reports }: TrialResult,
  field:
    | 'failedReads'
    | 'hungCalls'
    | 'lateRuns'
    | 'localHits'
    | 'staleHits'
    | 'unhandledRejections'
    | 'uncaughtExceptions',
): number {
  return reports.reduce((sum, report) => sum + report[field], 0);
}

/** Where the figures of the library are not what a process has done: a call counted twice, or not at all. */
export function miscountsIn({
  reports,
}: Pick<TrialResult, 'reports'>): Pick<WorkerReport, 'made' | 'counted'>[] {
  return reports
    .filter(({ made, counted }) => counted !== undefined && !isDeepStrictEqual(counted, made))
    .map(({ made, counted }) => ({ made, counted }));
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function milliseconds(value: number): string {
  return Number.isNaN(value) ? '' : `${value.toFixed(2)} ms`;
}
