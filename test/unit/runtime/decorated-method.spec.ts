import {
  AmbiguousPrefixError,
  CacheMemoize,
  type CacheMemoizeError,
  NotMemoizedError,
} from 'nestjs-cache-memoize';
import { PlainMethod, RefusedMethod, requireMemoized } from '../../../lib/runtime/decorated-method';
import { decorationOf } from '../../support/applications/decoration-of';

class Files {
  readonly root = '/';

  @CacheMemoize()
  async find(name: string): Promise<string> {
    return this.root + name;
  }
}

const FIND = decorationOf(Files, 'find');
const REFUSAL = new AmbiguousPrefixError({ prefix: 'Files.find' });

describe('a decorated method that is not memoized', () => {
  it('runs on its instance with its arguments, every time', async () => {
    expect(await new PlainMethod(FIND).call(new Files(), ['a'])).toBe('/a');
  });

  it('runs all the same where its prefix is taken, and says so', async () => {
    const told: CacheMemoizeError[] = [];
    const method = new PlainMethod(FIND, REFUSAL, (refusal) => told.push(refusal));
    expect(await method.call(new Files(), ['a'])).toBe('/a');
    expect(told).toEqual([REFUSAL]);
  });

  it('rejects where it cannot be memoized as it is decorated', async () => {
    await expect(new RefusedMethod(REFUSAL).call()).rejects.toBe(REFUSAL);
  });

  it('has no verbs, for the reason that it was refused for', () => {
    expect(() => requireMemoized(new RefusedMethod(REFUSAL))).toThrow(REFUSAL);
    expect(() => requireMemoized(new PlainMethod(FIND, REFUSAL))).toThrow(REFUSAL);
    expect(() => requireMemoized(new PlainMethod(FIND))).toThrow(
      new NotMemoizedError({ className: 'The class', method: 'the method' }),
    );
  });
});
