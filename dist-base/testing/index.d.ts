export { CACHE_MEMOIZE_OVERRIDES } from '../constants';
export type { ApplicationContext } from './application-runtime';
export { chaosCache, type ChaosOptions } from './chaos-cache';
export { type ContractRunner, describeOutcomeCache } from './contract/describe-outcome-cache';
export { hold, type HeldRun } from './hold';
export { inMemory } from './in-memory';
export { type ManualClock, manualClock } from './manual-clock';
export type { CallOutcome } from '../ports/call-trace';
export { type CallRecording, recordCalls, type RecordedCall } from './record-calls';
