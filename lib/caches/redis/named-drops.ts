import type { DropNames } from '../../ports/outcome-cache';
import type { StoreKeys } from '../stored/store-keys';

/** One thing to be dropped, and all that lies in the store for it, in one slot of a cluster. */
export interface NamedDrop {
  readonly of: keyof DropNames;
  readonly name: string;
  /** In the order in which they have to go where they cannot go at once: a lease before its value. */
  readonly stored: readonly string[];
}

export function listDrops(
  keys: StoreKeys,
  { keys: outcomes = [], marks = [], groups = [] }: DropNames,
): NamedDrop[] {
  return [
    ...outcomes.map((name): NamedDrop => {
      return { of: 'keys', name, stored: [keys.lease(name, 'outcome'), keys.value(name, 'outcome')] };
    }),
    ...marks.map((name): NamedDrop => {
      return { of: 'marks', name, stored: [keys.lease(name, 'mark'), keys.value(name, 'mark')] };
    }),
    ...groups.map((name): NamedDrop => {
      return {
        of: 'groups',
        name,
        stored: [keys.groupNonce(name, 'outcome'), keys.groupNonce(name, 'mark')],
      };
    }),
  ];
}

/** The names again, by what they are of. */
export function namesOfDrops(drops: readonly NamedDrop[]): DropNames {
  const named = (of: keyof DropNames): string[] =>
    drops.filter((drop) => drop.of === of).map(({ name }) => name);
  return { keys: named('keys'), marks: named('marks'), groups: named('groups') };
}
