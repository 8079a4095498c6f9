import {
  type Actor,
  type CacheKind,
  CALM,
  isIncident,
  mayHang,
  type Operation,
  type Scenario,
} from './scenario';

export const CACHE_KINDS: readonly CacheKind[] = [
  'memory',
  'redis',
  'cluster',
  'scriptless',
  'mixed',
  'plain',
  'pooled',
  'direct',
];

const PROCESSES = 2;

/** What one actor of a small scenario does: of each kind, in each process that there can be by then. */
const SMALL_CALLS = ['read', 'refresh', 'invalidate', 'invalidateAll', 'clear'] as const;

const AGES = ['age', 'age', 'age', 'age'] as const;

const TAG_CALLS = ['invalidate tag', 'invalidate tag', 'invalidate another tag'] as const;

/** Every set of `size` actors that do one thing each, somebody reading and somebody changing among them. */
export function smallScenarios(cache: CacheKind, size: number): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const traits = { ...CALM, cache, processes };
  const plain = castsOf(cache, { size, processes }).map((actors) => ({ ...traits, actors }));
  // A guard differs where it meets a run that is under way.
  const guarded = plain
    .filter(({ actors }) => reads(actors) > 1)
    .map((scenario) => ({ ...scenario, isGuard: true }));
  return [...plain, ...guarded];
}

function castsOf(cache: CacheKind, { size, processes }: { size: number; processes: number }): Actor[][] {
  const kinds: Operation['kind'][] = [...SMALL_CALLS, cache === 'memory' ? 'read another' : 'evict'];
  // What it refuses to write, a store behind get and set may resolve as done.
  if (isBehindGetAndSet(cache)) kinds.push('read-only');
  const casts = kindsOf(kinds, size).flatMap((cast) => withProcesses(cast, { cache, processes }));
  return casts.filter((actors) => reads(actors) > 0);
}

/** Every choice of `size` of the kinds, each as often as one likes, in their order. */
function kindsOf(kinds: readonly Operation['kind'][], size: number): Operation['kind'][][] {
  if (size === 0) return [[]];
  return kinds.flatMap((kind, at) => kindsOf(kinds.slice(at), size - 1).map((rest) => [kind, ...rest]));
}

/** Every way to spread the actors over processes, but for the names of the processes where they are alike. */
function withProcesses(
  cast: readonly Operation['kind'][],
  { cache, processes }: { cache: CacheKind; processes: number },
): Actor[][] {
  let spreads: { actors: Actor[]; used: number }[] = [{ actors: [], used: 0 }];
  for (const kind of cast) {
    spreads = spreads.flatMap(({ actors, used }) => {
      if (isIncident(kind)) return [{ actors: [...actors, [{ kind }]], used }];
      const length = cache === 'mixed' ? processes : Math.min(used + 1, processes);
      const reachable = Array.from({ length }, (_, process) => process);
      return reachable.map((process) => ({
        actors: [...actors, [{ kind, process }]],
        used: Math.max(used, process + 1),
      }));
    });
  }
  return spreads.map(({ actors }) => actors);
}

function reads(actors: readonly Actor[]): number {
  return actors.flat().filter(({ kind }) => kind === 'read' || kind === 'refresh').length;
}

/** A scenario of two or three actors who do up to three things each, with whatever can befall its cache. */
export function randomScenario(random: () => number, only?: CacheKind): Scenario {
  const pick = <Option>(options: readonly Option[]): Option =>
    options[Math.floor(random() * options.length)] as Option;
  const cache = only ?? pick(CACHE_KINDS);
  const processes = isOfOneProcess(cache) ? 1 : pick([1, 2, 2, 3]);
  const isGuard = random() < 0.2;
  const tags = pick<Scenario['tags']>(['none', 'none', isGuard ? 'arguments' : 'outcome', 'arguments']);
  const isWindowed = !isGuard && random() < 0.3;
  const kinds = [
    ...kindsFor(cache),
    ...(tags === 'none' ? [] : [...TAG_CALLS, ...TAG_CALLS]),
    ...(isWindowed ? AGES : []),
  ];
  const operation = (): Operation => {
    const kind = pick(kinds);
    return isIncident(kind) ? { kind } : { kind, process: Math.floor(random() * processes) };
  };
  const actor = (): Actor => Array.from({ length: pick([1, 1, 2, 3]) }, operation);
  const actors = Array.from({ length: pick([2, 3]) }, actor);
  return {
    cache,
    processes,
    actors,
    delivery: pick(['at once', 'separate']),
    isGuard,
    tags,
    isWindowed,
    isTiered: isShared(cache) && !actors.flat().some(({ kind }) => TAKING_OVER.has(kind)) && random() < 0.3,
    isSkewed: isWindowed && random() < 0.3,
    throws: pick(['never', 'never', 'kept', 'unkept']),
    // Beside a run that hangs, a call ends by its deadline alone.
    isLate: mayHang({ actors }) || random() < 0.25,
    isHasty: random() < 0.4,
    start: pick(['cold', 'warm', 'filled', 'filled']),
    herdWait: pick([0, CALM.herdWait, 12]),
  };
}

/** Which server is which is not known for a second then, and a copy may be as old as that, and its own time. */
const TAKING_OVER: ReadonlySet<string> = new Set(['fail over', 'demote', 'fail back', 'restart']);

function isShared(cache: CacheKind): boolean {
  return cache !== 'memory' && cache !== 'direct';
}

/** The calls more often than the incidents: without them there is nothing to be wrong. */
function kindsFor(cache: CacheKind): Operation['kind'][] {
  const calls: Operation['kind'][] = [
    'read',
    'read',
    'read',
    'refresh',
    'invalidate',
    'invalidate',
    'invalidateAll',
  ];
  const common: Operation['kind'][] = [
    ...calls,
    ...calls,
    'clear',
    'read another',
    'invalidate each',
    'hang',
  ];
  if (cache === 'memory') return common;
  const shared: Operation['kind'][] = [
    ...common,
    ...(['evict', 'evict', 'evict tags', 'flush', 'cut'] as const),
    ...(['read-only', 'writable', 'full', 'no longer full'] as const),
  ];
  if (cache === 'cluster') return [...shared, 'migrate', 'migrated'];
  // A store behind get and set cannot be asked which run of its server this is.
  if (isBehindGetAndSet(cache)) return shared;
  return [...shared, 'save', 'restart', 'fail over', 'demote', 'fail back', 'second', 'second'];
}

function isOfOneProcess(cache: CacheKind): boolean {
  return cache === 'memory' || cache === 'direct';
}

function isBehindGetAndSet(cache: CacheKind): boolean {
  return cache === 'plain' || cache === 'pooled' || cache === 'direct';
}

/** Who invalidates, in three ways, while servers take over from each other; and who reads it in the end. */
export function replicaScenarios(cache: CacheKind): Scenario[] {
  const calls = ['invalidate', 'invalidateAll', 'clear'] as const;
  return calls.flatMap((kind) =>
    [0, 1].flatMap((process): Scenario[] => {
      const traits = { ...CALM, cache, start: 'filled' as const };
      const drop: Operation = { kind, process };
      const away: Operation = { kind: 'cut', process };
      const reader: Operation = { kind: 'read', process: 1 - process };
      const second: Operation = { kind: 'second', process: 1 - process };
      return [
        { ...traits, actors: [[{ kind: 'fail over' }, drop, { kind: 'fail back' }], [reader]] },
        { ...traits, actors: [[{ kind: 'demote' }, away, drop, second, reader]] },
        { ...traits, actors: [[{ kind: 'demote' }, away, drop, { kind: 'fail back' }, second, reader]] },
        { ...traits, actors: [[{ kind: 'fail over' }, { kind: 'fail over' }, drop], [reader]] },
      ];
    }),
  );
}

/** One invalidation that means two instances, each with an outcome of its own, while somebody reads either of them. */
export function instanceScenarios(cache: CacheKind): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const traits = { ...CALM, cache, processes, start: 'filled' as const };
  const drop: Operation = { kind: 'invalidate each', process: 0 };
  const reads = ['read', 'read another'] as const;
  return reads.flatMap((kind) => {
    const reader: Operation = { kind, process: processes - 1 };
    return [false, true].flatMap((isGuard) => [
      { ...traits, isGuard, actors: [[reader], [drop, reader]] },
      { ...traits, isGuard, actors: [[reader, drop, reader]] },
      { ...traits, isGuard, actors: [[reader, reader], [drop]] },
    ]);
  });
}

/** A reply that comes twice, while two questions are asked on the connection, or one and an invalidation. */
export function repeatScenarios(cache: CacheKind): Scenario[] {
  const traits = { ...CALM, cache, start: 'filled', delivery: 'separate' } as const;
  const of = (kind: (typeof SMALL_CALLS)[number] | 'read another' | 'repeat', process = 0): Operation => ({
    kind,
    process,
  });
  const reader = [of('repeat'), of('read')];
  const casts: Actor[][] = [
    [reader, [of('read another')]],
    [reader, [of('invalidate'), of('read', 1)]],
    [reader, [of('invalidateAll'), of('read', 1)]],
    [reader, [of('clear'), of('read', 1)]],
    [reader, [of('refresh')]],
    [reader, [of('read another')], [of('invalidate', 1), of('read', 1)]],
  ];
  return casts.flatMap((actors) => [false, true].map((isGuard) => ({ ...traits, actors, isGuard })));
}

/** Transactions that change and that only look, in one process, beside readers and each other. */
export function transactionScenarios(cache: CacheKind): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const traits = { ...CALM, cache, processes };
  const last = processes - 1;
  const of = (kind: (typeof SMALL_CALLS)[number] | TransactionCall, process = 0): Operation => ({
    kind,
    process,
  });
  const casts: Actor[][] = [
    [[of('transact')], [of('read', last)]],
    [
      [of('transact'), of('read')],
      [of('read', last), of('read', last)],
    ],
    [[of('transact'), of('read', last)], [of('look')]],
    [[of('look'), of('read')], [of('transact', last)]],
    [[of('change late'), of('read')], [of('read', last)]],
    [
      [of('transact'), of('read')],
      [of('transact', last), of('read', last)],
    ],
    [[of('transact')], [of('invalidate', last), of('read')]],
  ];
  return casts.flatMap((actors) =>
    (['warm', 'filled'] as const).map((start) => ({ ...traits, actors, start })),
  );
}

type TransactionCall = 'transact' | 'look' | 'change late';

/** What cannot be confirmed, and is sent again, while it is asked for. */
export function retryScenarios(cache: CacheKind): Scenario[] {
  const traits = { ...CALM, cache, start: 'filled' as const };
  const of = (kind: 'read' | 'read both' | 'invalidate, or later' | 'refresh', process = 0): Operation => ({
    kind,
    process,
  });
  const drop = of('invalidate, or later');
  const fails: Operation = { kind: 'read-only' };
  const works: Operation = { kind: 'writable' };
  const casts: Actor[][] = [
    [[fails, drop, of('read')]],
    [[fails, drop, of('read'), works, of('read')], [of('read')]],
    [
      [fails, drop, works, of('read')],
      [of('read'), of('read')],
    ],
    [[fails, drop, of('refresh'), works, of('read')], [of('read', 1)]],
    [[{ kind: 'cut', process: 0 }, drop, of('read')], [of('read', 1)]],
    [[fails, drop, of('read both')]],
    [[fails, drop, of('read both'), works, of('read both')], [of('read')]],
  ];
  return casts.map((actors) => ({ ...traits, actors }));
}

/** Batches of two keys beside single calls of either, beside each other, and beside whatever drops one of the two. */
export function batchScenarios(cache: CacheKind): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const of = (kind: BatchCall | (typeof SMALL_CALLS)[number] | 'read another', process = 0): Operation => ({
    kind,
    process,
  });
  const last = processes - 1;
  const [both, bothElsewhere] = [of('read both'), of('read both', last)];
  const drop = of('invalidate another', last);
  const casts: Actor[][] = [
    [[both], [drop, of('read another', last)]],
    [[both], [of('invalidate', last), of('read', last)]],
    [[both], [of('invalidateAll', last), bothElsewhere]],
    [[both, both], [drop]],
    [[both], [of('read'), of('read another')]],
    [[both], [bothElsewhere], [drop]],
    [[both, of('read another')], [of('refresh', last)]],
    [[of('read another')], [both], [drop, of('read another')]],
    [
      [of('refresh both'), of('read another')],
      [drop, of('read another', last)],
    ],
    [[of('refresh both')], [both, of('read', last)]],
    [[of('refresh')], [both, of('read')], [of('invalidate', last)]],
    ...(cache === 'memory' ? [] : [[[both], [{ kind: 'evict' } as const, bothElsewhere]]]),
  ];
  return casts.flatMap((actors) =>
    (['never', 'unkept', 'kept'] as const).flatMap((throws) =>
      (['warm', 'filled'] as const).map((start) => ({ ...CALM, cache, processes, actors, throws, start })),
    ),
  );
}

type BatchCall = 'read both' | 'refresh both' | 'invalidate another';

/** Who asks for what a run that never ends is about to answer. */
export function hangScenarios(cache: CacheKind): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const traits = { ...CALM, cache, processes, isLate: true };
  const of = (kind: (typeof SMALL_CALLS)[number] | 'hang', process = 0): Operation => ({ kind, process });
  const casts: Actor[][] = [
    [[of('hang'), of('read')]],
    [[of('hang'), of('read', processes - 1), of('read')]],
    [[of('hang'), of('invalidate'), of('read')]],
    [[of('hang')], [of('read'), of('invalidate'), of('read')]],
    [[of('hang')], [of('refresh'), of('read')]],
  ];
  return casts.flatMap((actors) => [false, true].map((isGuard) => ({ ...traits, actors, isGuard })));
}

/** Of those that read and those that invalidate tags: every set of `size`, for tags of both forms. */
export function tagScenarios(cache: CacheKind, size: number): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const kinds: Operation['kind'][] = ['read', 'invalidate tag', 'invalidate another tag', 'refresh'];
  kinds.push(...(cache === 'memory' ? (['read another'] as const) : (['evict', 'full'] as const)));
  const casts = kindsOf(kinds, size)
    .filter(
      (cast) => cast.includes('invalidate tag') && cast.some((kind) => kind === 'read' || kind === 'refresh'),
    )
    .flatMap((cast) => withProcesses(cast, { cache, processes }));
  const forms = ['arguments', 'outcome'] as const;
  return forms.flatMap((tags) => casts.map((actors) => ({ ...CALM, cache, processes, tags, actors })));
}

/** Who reads what others are about to invalidate, and reads it again: where most that can be wrong with tags shows. */
export function tagRaces(cache: CacheKind, tags: Scenario['tags'] = 'outcome'): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const of = (kind: 'read' | 'invalidate tag' | 'invalidate another tag', process = 0): Operation => ({
    kind,
    process,
  });
  const last = processes - 1;
  const incident: Operation = cache === 'memory' ? { kind: 'read another', process: 0 } : { kind: 'evict' };
  const evictAll: Operation = cache === 'memory' ? incident : { kind: 'evict tags' };
  const drop = of('invalidate tag', last);
  const casts: Actor[][] = [
    [[of('read')], [drop, of('read', last)]],
    [[of('read'), of('read')], [drop]],
    // What the cache knows of tags may be gone, one thing after the other, before an older computation ends.
    [[of('read')], [drop, incident, of('read')]],
    [[of('read')], [drop, evictAll, of('read')]],
    [
      [of('invalidate tag'), of('read')],
      [incident, drop, of('read')],
    ],
    [[of('read')], [of('invalidate another tag', last), incident, of('read', last)], [of('invalidate tag')]],
    [[of('read')], [incident, drop, of('invalidate another tag', last), of('read')]],
  ];
  const starts = ['warm', 'filled'] as const;
  return casts.flatMap((actors) =>
    starts.map((start) => ({ ...CALM, cache, processes, tags, actors, start })),
  );
}

/**
 * What is past its life, or near its end: found, renewed, invalidated in every way, replaced, and found again; with a method
 * that may throw, and clocks that are apart.
 */
export function windowScenarios(cache: CacheKind): Scenario[] {
  const processes = isOfOneProcess(cache) ? 1 : PROCESSES;
  const last = processes - 1;
  const of = (
    kind: BatchCall | (typeof SMALL_CALLS)[number] | 'invalidate tag' | 'invalidate another' | 'read another',
    process = 0,
  ): Operation => ({ kind, process });
  const age: Operation = { kind: 'age' };
  const drops = [
    of('invalidate', last),
    of('invalidateAll', last),
    of('clear', last),
    of('invalidate tag', last),
  ];
  // One run renews both keys, of which one is dropped meanwhile.
  const agedBatches: Actor[][] = [
    [
      [of('read both'), age, age, of('read both')],
      [of('invalidate', last), of('read', last)],
    ],
    [
      [of('read both'), age, age, of('read both'), of('read another')],
      [of('invalidate another', last), of('read another', last)],
    ],
    [[of('read both'), age, age, of('read both')], [of('read both', last)], [drops[0]!, of('read', last)]],
  ];
  const casts: Actor[][] = [
    ...drops.flatMap((drop) => [
      [
        [age, age, of('read')],
        [drop, of('read', last)],
      ],
      [
        [age, age, age, of('read')],
        [drop, of('read', last)],
      ],
    ]),
    [[age, of('read')], [of('read', last)], [drops[0]!, of('read', last)]],
    [
      [age, age, of('read'), of('read')],
      [of('read', last), of('invalidate'), of('read', last)],
    ],
    [
      [age, age, of('read')],
      [of('refresh', last), of('read', last)],
    ],
    [
      [age, age, age, of('read'), age, of('read')],
      [of('read', last), of('invalidate', last)],
    ],
    [
      [age, age, of('read')],
      [of('invalidate', last), age, age, of('read', last)],
    ],
    ...agedBatches,
  ];
  const forms = [
    { tags: 'none', throws: 'never' },
    { tags: 'outcome', throws: 'unkept' },
    { tags: 'arguments', throws: 'kept' },
  ] as const;
  const traits = { ...CALM, cache, processes, start: 'filled', isWindowed: true } as const;
  return casts.flatMap((actors) =>
    forms.flatMap((form) =>
      (processes > 1 ? [false, true] : [false]).map((isSkewed): Scenario => ({
        ...traits,
        ...form,
        actors,
        isSkewed,
      })),
    ),
  );
}
