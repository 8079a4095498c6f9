import type { Answer } from '../../ports/outcome-cache';

/** All of them, in their order. By hand, because Promise.all makes three objects more for each, and there may be thousands. */
export function allAnswers<Value>(answers: readonly Answer<Value>[]): Promise<Value[]> {
  return new Promise((resolve, reject) => {
    const values: Value[] = [];
    let left = answers.length + 1;
    const countDown = (): void => {
      if (--left === 0) resolve(values);
    };
    for (const [index, answer] of answers.entries()) {
      values.push(undefined as Value); // its place
      const take = (value: Value): void => {
        values[index] = value;
        countDown();
      };
      if (answer instanceof Promise) answer.then(take, reject);
      else take(answer);
    }
    countDown();
  });
}
