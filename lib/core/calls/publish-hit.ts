import { hitChannel, type HitMessage } from '../../ports/diagnostics';
import type { Recipe } from './recipe';

/** Tells the process of a call that was answered without a run: only where somebody listens. */
export function publishHit(
  recipe: Pick<Recipe, 'name' | 'alias' | 'readableKey'>,
  key: string,
  outcome: HitMessage['outcome'],
): void {
  const { name: method, alias } = recipe;
  const message: HitMessage = { method, alias, outcome, key: recipe.readableKey(key) };
  hitChannel.publish(message);
}
