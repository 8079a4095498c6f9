import { whenRejected } from '../../../lib/runtime/callback-answers';
import { settled } from '../../support/time/manual-clock';

const CAUSE = new Error('no');

/** Rejects as soon as somebody listens, as a query does that begins only then. */
const then = (_: unknown, reject: (cause: unknown) => void) => reject(CAUSE);

describe('what a callback answered whose answer nobody waits for', () => {
  const heard = async (answer: unknown) => {
    const causes: unknown[] = [];
    whenRejected(answer, (cause) => causes.push(cause));
    await settled();
    return causes;
  };

  it.each<[string, unknown]>([
    ['a promise', Promise.reject(CAUSE)],
    ['an object with a then', { then }],
    ['a function with a then', Object.assign(() => undefined, { then })],
  ])('is heard where it is %s that rejects', async (_, answer) => {
    expect(await heard(answer)).toEqual([CAUSE]);
  });

  it.each([undefined, null, 1, 'text', Promise.resolve(1), {}, () => 1])(
    'is not where it is %p',
    async (answer) => {
      expect(await heard(answer)).toEqual([]);
    },
  );
});
