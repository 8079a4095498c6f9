import { type Actor, type CacheKind, CALM, type Operation, type Scenario } from './scenario';

const CHANGES = ['invalidate', 'invalidateAll', 'clear', 'refresh'] as const;

type Call = 'read' | 'invalidate tag' | (typeof CHANGES)[number];

function of(kind: Call, process = 0): Operation {
  return { kind, process };
}

/** Who reads from memory what others are about to change, in two processes and in three; all read again in the end. */
export function tierScenarios(cache: CacheKind): Scenario[] {
  const casts = CHANGES.flatMap((kind): Actor[][] => [
    [[of('read'), of('read')], [of(kind, 1)]],
    [
      [of('read'), of('read')],
      [of(kind, 1), of('read')],
    ],
    [[of('read'), of('read')], [of(kind, 0)], [of('read', 1)]],
    [[of('read')], [of('read', 2), of('read', 2)], [of(kind, 1), of('read')]],
  ]);
  return casts.flatMap((actors) => inEachWay({ cache, actors, tags: 'none' }));
}

/** The same where tags come from arguments, and from outcomes, which are read in two steps where they are new. */
export function tierTagScenarios(cache: CacheKind): Scenario[] {
  const casts: Actor[][] = [
    [[of('read', 1)], [of('invalidate tag')]],
    [[of('read', 1), of('read', 1)], [of('invalidate tag')]],
    [
      [of('read'), of('read')],
      [of('invalidate tag', 1), of('read')],
    ],
    [[of('read')], [of('read', 2)], [of('invalidate tag', 1), of('read')]],
  ];
  return (['outcome', 'arguments'] as const).flatMap((tags) =>
    casts.flatMap((actors) => inEachWay({ cache, actors, tags })),
  );
}

/** The same of what is of use past its life. */
export function tierWindowScenarios(cache: CacheKind): Scenario[] {
  const age: Operation = { kind: 'age' };
  const casts = (['invalidate', 'invalidateAll'] as const).flatMap((kind): Actor[][] => [
    [
      [age, of('read'), of('read')],
      [of(kind, 1), of('read')],
    ],
    [
      [age, age, of('read'), of('read')],
      [of(kind, 1), of('read', 1)],
    ],
  ]);
  const traits = { ...CALM, cache, start: 'filled', isTiered: true, isWindowed: true } as const;
  return casts.map((actors) => ({ ...traits, actors }));
}

function inEachWay(cast: Pick<Scenario, 'cache' | 'actors' | 'tags'>): Scenario[] {
  const mentioned = cast.actors.flat().map((operation) => ('process' in operation ? operation.process : 0));
  const traits = { ...CALM, ...cast, processes: Math.max(...mentioned) + 1, isTiered: true };
  return (['filled', 'warm'] as const).flatMap((start) =>
    (['at once', 'separate'] as const).map((delivery) => ({ ...traits, start, delivery })),
  );
}
