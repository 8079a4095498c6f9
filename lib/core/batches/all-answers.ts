import type { Answer } from '../../ports/outcome-cache';

/** All of them, in their order. */
export function allAnswers<Value>(answers: readonly Answer<Value>[]): Promise<Value[]> {
  return Promise.all(answers.map((answer) => Promise.resolve(answer)));
}
