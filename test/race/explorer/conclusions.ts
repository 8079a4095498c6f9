import type { History } from './history';
import { isCalm, mayHang, type Scenario } from './scenario';
import type { SimulatedProcess } from './simulated-process';
import type { SimulatedRedis } from './simulated-redis';

/** Whether tickets are leases here, which more is promised of than of nonces alone. */
function hasLeases({ cache }: Scenario): boolean {
  return cache === 'memory' || cache === 'redis' || cache === 'cluster';
}

/** Whether nothing older may take the place of what a refresh has put there. */
export function promisesReplacement(scenario: Scenario): boolean {
  const { isGuard, throws } = scenario;
  // A refresh that throws leaves what was there, and outdates all the same what an older one was about to put there.
  return !isGuard && throws === 'never' && isCalm(scenario) && hasLeases(scenario);
}

/** Where nothing is dropped and nothing fails, a guard runs once, and any method once per process. */
export function checkRuns(scenario: Scenario, history: History): void {
  const operations = scenario.actors.flat();
  const isRead = operations.every(({ kind }) => kind === 'read');
  // Without leases, two that meet before there is any nonce may run both.
  if (!isRead || scenario.isLate || scenario.throws !== 'never' || !hasLeases(scenario)) return;
  const readers = new Set(operations.map((operation) => ('process' in operation ? operation.process : 0)));
  const most = scenario.isGuard ? 1 : readers.size;
  const runs = history.computations.length - (scenario.start === 'cold' ? 0 : 1);
  if (runs > most) history.violate('twice', `the method ran ${runs} times where ${most} would do`);
}

export interface Remains {
  readonly processes: readonly SimulatedProcess[];
  readonly servers: readonly SimulatedRedis[];
}

/** Nothing outlives a computation: no flight, and no lease for others to wait for. */
export function checkRemains(scenario: Scenario, history: History, { processes, servers }: Remains): void {
  // Of what hangs, the flight stays.
  for (const { name, flightsLeft } of mayHang(scenario) ? [] : processes)
    if (flightsLeft > 0) history.violate('left', `${flightsLeft} flights of ${name}`);
  if (!isCalm(scenario)) return;
  const leases = servers.flatMap(({ names }) => names.filter((name) => /:m?l$/.test(name)));
  if (leases.length > 0) history.violate('left', `the lease ${leases.join()}`);
}

/** Under the name of a value lies a value, or nothing. */
export function checkValues(history: History, servers: Remains['servers']): void {
  const garbage = servers.flatMap(({ entries }) =>
    entries.filter(([name, value]) => /:m?v$/.test(name) && value !== '' && !/^[23]/.test(value)),
  );
  if (garbage.length > 0) history.violate('left', `what is no value: ${garbage.join()}`);
}
