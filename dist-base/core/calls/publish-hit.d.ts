import { type HitMessage } from '../../ports/diagnostics';
import type { Recipe } from './recipe';
/** Tells the process of a call that was answered without a run: only where somebody listens. */
export declare function publishHit(recipe: Pick<Recipe, 'name' | 'alias' | 'readableKey'>, key: string, outcome: HitMessage['outcome']): void;
