import {
  EVICTIONS,
  FAIL_OVERS,
  FLUSHES,
  FREEZES,
  type Incident,
  KILLS,
  PAUSES,
  READ_ONLY,
  RESTARTS,
  ROLLING_RESTARTS,
  WRITE_REFUSALS,
} from './incidents';
import { MIXED, PAST_THEIR_LIFE, STORE_KINDS, STORM, type StoreKind, TIERED, UPLOADS } from './settings';
import type { Phase, Trial } from './trial';

const MEMOIZED = STORE_KINDS.filter((store) => store !== 'naive');

/** One of each protocol, and where servers and processes are replaced. */
const TIERED_IN_SHORT = ['redis-yet', 'plain', 'cluster', 'pair', 'mixed'] as const;

/** All that can befall this store. A restart from an older snapshot can only be told where INFO says which run it is. */
function incidentsFor(store: StoreKind): readonly Incident[] {
  const common = [EVICTIONS, FLUSHES, KILLS, FREEZES, PAUSES];
  if (store === 'pair') return [EVICTIONS, FAIL_OVERS];
  if (store === 'mixed') return [EVICTIONS, KILLS, ROLLING_RESTARTS];
  if (store === 'cluster') return [...common, WRITE_REFUSALS];
  return store === 'redis-yet' || store === 'keyv'
    ? [...common, READ_ONLY, RESTARTS]
    : [...common, READ_ONLY];
}

function calm(seconds: number): Phase {
  return { name: 'calm', seconds, incidents: [] };
}

function together(store: StoreKind, seconds: number): Phase {
  return { name: 'all together', seconds, incidents: incidentsFor(store) };
}

/**
 * A minute in all: each store for a few seconds, with everything that can go wrong; the load that caches are made
 * for; and the naive adapter.
 */
export function shortPlan(seed: number): Trial[] {
  const trials = MEMOIZED.map((store): Trial => ({
    store,
    load: MIXED,
    phases: [calm(1), together(store, store === 'pair' ? 8 : 3)],
    processes: 3,
    seed,
  }));
  return [
    ...trials,
    ...(['redis-yet', 'plain'] as const).map((store) => ({
      ...{ store, load: PAST_THEIR_LIFE, processes: 3, seed },
      phases: [calm(1), together(store, 3)],
    })),
    ...TIERED_IN_SHORT.map((store) => ({
      ...{ store, load: TIERED, processes: 3, seed },
      phases: [calm(1), together(store, store === 'pair' ? 5 : 3)],
    })),
    { store: 'redis-yet', load: UPLOADS, phases: [calm(3)], processes: 3, seed },
    { store: 'naive', load: STORM, phases: [calm(3)], processes: 3, seed },
  ];
}

/**
 * By hand: measured in calm, then with incidents in turn and together.
 *
 * @param scale 1: some five minutes for a store
 */
export function longPlan(
  seed: number,
  { stores = STORE_KINDS, scale = 1 }: { stores?: readonly StoreKind[]; scale?: number } = {},
): Trial[] {
  return stores.flatMap((store): Trial[] => {
    if (store === 'naive') return [{ store, load: STORM, phases: [calm(30 * scale)], processes: 4, seed }];
    const inTurn = incidentsFor(store).map((incident) => ({
      name: incident.name,
      seconds: 15 * scale,
      incidents: [incident],
    }));
    return [
      { store, load: STORM, phases: [calm(40 * scale), ...inTurn], processes: 4, seed },
      { store, load: MIXED, phases: [calm(20 * scale), together(store, 60 * scale)], processes: 4, seed },
      {
        ...{ store, load: PAST_THEIR_LIFE, processes: 4, seed },
        phases: [calm(20 * scale), together(store, 60 * scale)],
      },
      { store, load: UPLOADS, phases: [calm(20 * scale), together(store, 40 * scale)], processes: 4, seed },
      {
        store,
        load: TIERED,
        phases: [calm(20 * scale), ...inTurn, together(store, 60 * scale)],
        processes: 4,
        seed,
      },
    ];
  });
}
