import type { Counted } from './subject';

/**
 * What stands behind the cache: three ways to one Redis, a cluster, a primary and its replica behind one address, a Redis
 * on which some processes may run scripts and others may not, and what everybody else does.
 */
export const STORE_KINDS = ['redis-yet', 'keyv', 'plain', 'cluster', 'pair', 'mixed', 'naive'] as const;

export type StoreKind = (typeof STORE_KINDS)[number];

/** How the callers of the fleet behave. */
export interface Load {
  readonly name: string;
  readonly keys: number;
  /** Of all calls, how many are invalidations. */
  readonly invalidations: number;
  /** Of all calls, how many are refreshes. */
  readonly refreshes: number;
  /** Of the invalidations, how many are of the whole method, or of everything. */
  readonly bulk: number;
  /** Callers in each process: each has one call under way. */
  readonly callers: number;
  /** How long the method takes, in milliseconds: anything between. */
  readonly method: readonly [shortest: number, longest: number];
  /** Of the class in each application: every one computes for itself, and one invalidation means all of them. */
  readonly instances: number;
  /** Of the runs that begin while none hangs, how many hang until another one has taken their place. */
  readonly hangs: number;
  /** Whether most keys are those of methods whose outcomes carry tags, and are invalidated by these as well. */
  readonly tags?: boolean;
  /** Whether outcomes live for some milliseconds only, and are of use past that: renewed, and in place of errors. */
  readonly isWindowed?: boolean;
  /** Of the runs, how many throw. */
  readonly throws?: number;
  /** Of the reads, how many are of several keys at once. */
  readonly batches?: number;
  /** Whether each process answers from memory in front of its store. */
  readonly isTiered?: boolean;
  /** How long a joined call waits for a run, in milliseconds. @default that of the module */
  readonly joinWait?: number;
}

/** Few keys, most of them with tags, and many invalidations: every protocol that can break does. */
export const STORM: Load = {
  name: 'storm',
  keys: 8,
  invalidations: 0.05,
  refreshes: 0,
  bulk: 0,
  callers: 4,
  method: [0, 3],
  instances: 1,
  hangs: 0,
  tags: true,
  batches: 0.2,
};

/** As of a service whose files are uploaded now and then, and asked for all the time. */
export const UPLOADS: Load = {
  name: 'uploads',
  keys: 300,
  invalidations: 0.002,
  refreshes: 0,
  bulk: 0,
  callers: 8,
  method: [0, 3],
  instances: 1,
  hangs: 0,
};

/** The storm with everything that there is to call, on several instances of the class, and with runs that hang. */
export const MIXED: Load = {
  ...STORM,
  name: 'storm of everything',
  refreshes: 0.01,
  bulk: 0.05,
  instances: 2,
  hangs: 0.02,
  joinWait: 20,
};

/** The same with lives of milliseconds, stale answers of every kind, and a source that fails; no renewal hangs. */
export const PAST_THEIR_LIFE: Load = {
  ...MIXED,
  name: 'storm past their life',
  hangs: 0,
  isWindowed: true,
  throws: 0.05,
};

/**
 * The storm with memory in front of the store. Many callers, of whom those that invalidate wait for the copies of the others:
 * reads go on all the time.
 */
export const TIERED: Load = {
  ...MIXED,
  name: 'storm with memory in front',
  callers: 24,
  invalidations: 0.005,
  refreshes: 0.001,
  batches: 0.05,
  isTiered: true,
};

/** What a worker process is told, as its one argument. */
export interface WorkerSettings {
  readonly store: StoreKind;
  /** Of the server, or of every node of the cluster. */
  readonly urls: readonly string[];
  readonly load: Load;
  readonly seed: number;
  /** Where the history goes. */
  readonly file: string;
}

/** What a worker tells when a phase ends, of that phase alone. */
export interface PhaseCounts {
  readonly hits: number;
  readonly reads: number;
}

/** What a worker tells in the end. */
export interface WorkerReport {
  /** Calls of the method that were rejected: a broken cache breaks none. */
  readonly failedReads: number;
  /** What the worker has called, and what its method has run. */
  readonly made: Counted;
  /** The same by the figures of the library; undefined where there are none. */
  readonly counted: Counted | undefined;
  /** Reads that were answered past the life of the outcome. */
  readonly staleHits: number;
  /** Reads that were answered from memory in front of the store. */
  readonly localHits: number;
  /** Calls that had not ended long after the last one was made, though nothing but a run that hangs was in their way. */
  readonly hungCalls: number;
  /** Runs that hung until another one had taken their place, and answered then. */
  readonly lateRuns: number;
  readonly unhandledRejections: number;
  readonly uncaughtExceptions: number;
  /** What `onError` was told, by code. */
  readonly reported: Readonly<Record<string, number>>;
}

export type ToWorker =
  | { readonly kind: 'begin' }
  /** In a calm one there are bare deletes too, to compare invalidations with. */
  | { readonly kind: 'next phase'; readonly isCalm: boolean }
  /** As when a process is replaced by a new one, which may be given another user. */
  | { readonly kind: 'restart'; readonly urls: readonly string[] }
  | { readonly kind: 'end' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'phase'; readonly counts: PhaseCounts }
  | { readonly kind: 'ended'; readonly report: WorkerReport };

/** Nanoseconds of the machine's monotonic clock, which all its processes share. Exact for 104 days after a boot. */
export function now(): number {
  return Number(process.hrtime.bigint());
}
