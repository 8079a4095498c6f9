export { inMemory } from './in-memory';
export { type ManualClock, manualClock } from './manual-clock';
