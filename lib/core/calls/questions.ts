import type { Question } from '../../ports/outcome-cache';
import type { Recipe } from './recipe';

/** Makes the question of a call; undefined where it has no tags, and should have. */
export function questionsOf(
  recipe: Recipe,
): (key: string, instance: object, args: readonly unknown[]) => Question | undefined {
  const { tagsFor, resultTagsFor } = recipe;
  if (tagsFor === undefined && resultTagsFor === undefined) return (key) => askPlainly(recipe, key);
  return (key, instance, args) => {
    const tags = tagsFor === undefined ? [] : tagsFor(instance, args);
    if (tags === undefined) return undefined;
    return { ...askPlainly(recipe, key), tags, hasResultTags: resultTagsFor !== undefined };
  };
}

function askPlainly({ group, kind, longestLife: life }: Recipe, key: string): Question {
  return { key, group, kind, life };
}
