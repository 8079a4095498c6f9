import { InvalidOptionError } from '../errors/invalid-option.error';
import type { Drop } from '../invalidation/drop';
import type { Callback } from '../options/option-reader';
import { isThenable } from '../runtime/callback-answers';
import type { ParametersOf, ResultOf } from '../types/method';
import { type ChangeDecorator, decorateChange } from './change-decorator';
import type { InvalidatesOptions, InvalidatesWhen } from './invalidates.decorator';

/* eslint-disable @typescript-eslint/no-explicit-any --
   `this: any` is what lets a callback declare the class it reads from; and of a method that no type tells of
   (`applyDecorators`) the parameters are any. */

/** Names the tags that a change makes old, from what the method returned and the arguments that it was called with. */
export type InvalidatedTags<Method, When extends InvalidatesWhen = 'success'> = (
  this: any,
  ...ofCall: unknown extends Method
    ? any[]
    : [
        result: When extends 'settled' ? ResultOf<Method> | undefined : ResultOf<Method>,
        ...args: ParametersOf<Method>,
      ]
) => readonly string[];
/* eslint-enable @typescript-eslint/no-explicit-any */

/** What `@InvalidatesTags` answers: a decorator for async methods, a sentence for the compiler otherwise. */
export type InvalidatesTagsDecorator<Method> = ChangeDecorator<
  Method,
  '@InvalidatesTags needs a method that returns a Promise.'
>;

/**
 * The short form of {@link Invalidates} for a change that makes old what carries some tags, and nothing else: the same
 * as `@Invalidates((drop, result, ...args) => drop.tags(…))`, with everything that is said there.
 *
 * @example
 * ```ts
 * @InvalidatesTags((_result, id) => [`product:${id}`])
 * async rename(id: number, name: string): Promise<void> { … }
 * ```
 *
 * @param tags answers a list of them; an empty one drops nothing. Its `this` is the instance
 * @throws InvalidDecorationError when the class is defined, on a memoized method, on a static one, and on anything but
 *   an async method
 * @throws InvalidOptionError when the class is defined, for an option that cannot be
 */
export function InvalidatesTags<Method, When extends InvalidatesWhen = 'success'>(
  tags: InvalidatedTags<NoInfer<Method>, NoInfer<When>>,
  options?: InvalidatesOptions<When>,
): InvalidatesTagsDecorator<Method>;
export function InvalidatesTags(tags: unknown, options: object = {}): MethodDecorator {
  const expected = 'a function that answers a list of tags: (result, ...args) => [`product:${id}`]';
  return decorateChange({ decorator: 'InvalidatesTags', plan: tags, options, expected, toPlan: dropTags });
}

function dropTags(tags: Callback): Callback {
  return function (this: unknown, ...given: unknown[]): unknown {
    const [drop, ...ofCall] = given as [Drop, ...unknown[]]; // as every plan is called
    const named: unknown = tags.apply(this, ofCall);
    // Whoever calls the plan refuses a promise for what it is.
    return isThenable(named) ? named : drop.tags(requireList(named));
  };
}

/** One text would be taken for one tag, and `undefined` for none. */
function requireList(named: unknown): readonly string[] {
  if (Array.isArray(named)) return named as readonly string[]; // drop.tags looks at each
  throw new InvalidOptionError({
    option: 'tags',
    value: named,
    where: 'the answer of @InvalidatesTags',
    expected: 'a list of tags, [] for none',
  });
}
