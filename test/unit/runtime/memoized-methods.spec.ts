import type { Decoration } from '../../../lib/nest/decoration';
import type { CallListener } from '../../../lib/ports/call-listener';
import type { MemoizedMethod } from '../../../lib/runtime/memoized-method';
import { MemoizedMethods } from '../../../lib/runtime/memoized-methods';

const LISTENER: CallListener = { begin: () => undefined, called: () => undefined };

/** What of a method they have to do with. */
function fakeMethod() {
  const disable = jest.fn();
  const method: Pick<MemoizedMethod, 'listener' | 'disable'> = { listener: undefined, disable };
  return {
    method: method as MemoizedMethod,
    prototype: {},
    decoration: { name: 'find' } as Decoration,
    disable,
  };
}

describe('the memoized methods of an application', () => {
  it.each(['before', 'after'])('are listened to by who asked %s they were bound, until that ends', (when) => {
    const methods = new MemoizedMethods();
    const known = fakeMethod();
    if (when === 'after') methods.add(known);
    const source = jest.fn(() => LISTENER);
    const end = methods.listen(source);
    if (when === 'before') methods.add(known);
    expect(source.mock.calls).toEqual([[known.prototype, known.decoration]]);
    expect(known.method.listener).toBe(LISTENER);
    end();
    expect(known.method.listener).toBeUndefined();
  });

  it('have no listener where nobody names one', () => {
    const methods = new MemoizedMethods();
    methods.listen(() => undefined);
    const known = fakeMethod();
    methods.add(known);
    expect(known.method.listener).toBeUndefined();
  });

  it('are all disabled at once', () => {
    const methods = new MemoizedMethods();
    const known = [fakeMethod(), fakeMethod()];
    for (const each of known) methods.add(each);
    methods.disable();
    for (const { disable } of known) expect(disable).toHaveBeenCalledTimes(1);
  });
});
