import type { Answer } from '../../ports/outcome-cache';

/** All of them, in their order. */
export function allAnswers<Value>(answers: readonly Answer<Value>[]): Promise<Value[]> {
  return allAnswersTo(answers, (answer) => answer);
}

/**
 * What all of them lead to, in their order. By hand, because Promise.all makes several objects more for each, and there
 * may be thousands.
 */
export function allAnswersTo<Asked, Value>(
  answers: readonly Answer<Asked>[],
  lead: (answer: Asked, index: number) => Answer<Value>,
): Promise<Value[]> {
  return new Promise((resolve, reject) => {
    const values: Value[] = [];
    let left = answers.length + 1;
    const countDown = (): void => {
      if (--left === 0) resolve(values);
    };
    for (const [index, answer] of answers.entries()) {
      values.push(undefined as Value); // its place
      const put = (value: Value): void => {
        values[index] = value;
        countDown();
      };
      const take = (asked: Asked): void => {
        const value = lead(asked, index);
        if (value instanceof Promise) value.then(put, reject);
        else put(value);
      };
      if (answer instanceof Promise) answer.then(take, reject);
      else take(answer);
    }
    countDown();
  });
}
