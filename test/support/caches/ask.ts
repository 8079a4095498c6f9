import type { Question } from '../../../lib/ports/outcome-cache';

/** The group of what the tests of caches ask, unless said. */
export const GROUP = 'Files.exists';

export function ask(key: string, group = GROUP): Question {
  return { key, group, kind: 'outcome' };
}

/** The question of a guard. */
export function askMark(key: string, group = GROUP): Question {
  return { key, group, kind: 'mark' };
}
