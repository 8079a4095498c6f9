import type { DropNames, Question } from '../../ports/outcome-cache';
import { type StoreKeys, tagLabel } from '../stored/store-keys';

/** One thing to be dropped, and all that lies in the store for it, in one slot of a cluster. */
export interface NamedDrop {
  readonly of: 'keys' | 'marks' | 'groups' | 'tags';
  readonly name: string;
  /** In the order in which they have to go where they cannot go at once: a lease before its value. */
  readonly stored: readonly string[];
}

export function listDrops(
  keys: StoreKeys,
  { keys: outcomes = [], marks = [], groups = [] }: DropNames,
): NamedDrop[] {
  return [
    ...outcomes.map((name): NamedDrop => ({ of: 'keys', name, stored: namesOfKey(keys, name, 'outcome') })),
    ...marks.map((name): NamedDrop => ({ of: 'marks', name, stored: namesOfKey(keys, name, 'mark') })),
    ...groups.map((name): NamedDrop => {
      return {
        of: 'groups',
        name,
        stored: [keys.groupNonce(name, 'outcome'), keys.groupNonce(name, 'mark')],
      };
    }),
  ];
}

/** The nonce of each tag; that there is a clock besides, whoever drops them knows. */
export function listTagDrops(keys: StoreKeys, { tags = [] }: DropNames): NamedDrop[] {
  return tags.map((name): NamedDrop => ({ of: 'tags', name, stored: [keys.tagNonce(tagLabel(name))] }));
}

/** What either protocol has for a key: the lease of the one, the nonce of the other, and the value. */
function namesOfKey(keys: StoreKeys, name: string, kind: Question['kind']): string[] {
  return [keys.lease(name, kind), keys.keyNonce(name, kind), keys.value(name, kind)];
}

/** The names again, by what they are of. */
export function namesOfDrops(drops: readonly NamedDrop[]): DropNames {
  const named = (of: NamedDrop['of']): string[] =>
    drops.filter((drop) => drop.of === of).map(({ name }) => name);
  return { keys: named('keys'), marks: named('marks'), groups: named('groups'), tags: named('tags') };
}
