import type { CallbackError } from 'nestjs-cache-memoize';
import type { SourcedTags } from '../../../../lib/runtime/method/method-options';
import { MethodTags } from '../../../../lib/runtime/method/method-tags';

const CLASS = '@CacheMemoizeDefaults on Prices';

function setUp(...tags: readonly SourcedTags['tags'][]) {
  const reports: CallbackError[] = [];
  const sourced = tags.map((each, index) => ({ tags: each, source: index === 0 ? CLASS : undefined }));
  const report = (error: CallbackError) => reports.push(error);
  const methodTags = new MethodTags({ method: 'Prices.of', tags: sourced, resultTags: undefined, report });
  return { methodTags, reports, tagsOf: (...args: unknown[]) => methodTags.ofCall?.({ of: 'me' }, args) };
}

describe('the tags of a call', () => {
  it('are none where nobody names any', () => {
    expect(setUp().methodTags.ofCall).toBeUndefined();
    expect(setUp([]).tagsOf()).toEqual([]);
  });

  it('are all that its class and its method name, sorted, each once', () => {
    expect(setUp(['b', 'd'], ['a', 'b']).tagsOf()).toEqual(['a', 'b', 'd']);
    expect(setUp(['b', 'd'], () => ['c', 'a', 'b', 'c']).tagsOf()).toEqual(['a', 'b', 'c', 'd']);
    expect(
      setUp(
        (id) => [`z${String(id)}`, 'm'],
        (id) => [`a${String(id)}`, 'm'],
      ).tagsOf(1),
    ).toEqual(['a1', 'm', 'z1']);
    expect(setUp((id) => [`b${String(id)}`, 'a']).tagsOf(1)).toEqual(['a', 'b1']);
  });

  it('are asked with the instance as this', () => {
    const tags = function (this: unknown) {
      return [(this as { of: string }).of];
    };
    expect(setUp(tags, tags).tagsOf()).toEqual(['me']);
  });

  it('cannot be told where one function throws: whose it is is said', () => {
    const thrower = () => {
      throw new Error('boom');
    };
    const { tagsOf, reports, methodTags } = setUp(thrower, ['a']);
    expect(tagsOf()).toBeUndefined();
    expect(reports.map(({ message }) => message)).toEqual([
      'The tags of @CacheMemoize on Prices.of (those of @CacheMemoizeDefaults on Prices) threw Error: boom. The call runs ' +
        'uncached. Mend the callback.',
    ]);
    expect(() => methodTags.require({ instance: {}, args: [] })).toThrow('boom');
    const own = setUp(['a'], thrower);
    own.tagsOf();
    expect(own.reports[0]?.message).toMatch(/^The tags of @CacheMemoize on Prices\.of threw Error: boom\./);
  });
});
