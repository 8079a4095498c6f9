import type { Answer } from '../../ports/outcome-cache';

/** Runs `callback` once the cache has answered: at once where it already has, and whatever the answer is. */
export function whenAnswered(answer: Answer<unknown>, callback: () => void): void {
  if (answer instanceof Promise) answer.then(callback, callback);
  else callback();
}
