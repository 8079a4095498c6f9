import type { ParametersOf, ResultOf } from '../types/method';
import { type ChangeDecorator } from './change-decorator';
import type { InvalidatesOptions, InvalidatesWhen } from './invalidates.decorator';
/** Names the tags that a change makes old, from what the method returned and the arguments that it was called with. */
export type InvalidatedTags<Method, When extends InvalidatesWhen = 'success'> = (this: any, ...ofCall: unknown extends Method ? any[] : [
    result: When extends 'settled' ? ResultOf<Method> | undefined : ResultOf<Method>,
    ...args: ParametersOf<Method>
]) => readonly string[];
/** What `@InvalidatesTags` answers: a decorator for async methods, a sentence for the compiler otherwise. */
export type InvalidatesTagsDecorator<Method> = ChangeDecorator<Method, '@InvalidatesTags needs a method that returns a Promise.'>;
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
export declare function InvalidatesTags<Method, When extends InvalidatesWhen = 'success'>(tags: InvalidatedTags<NoInfer<Method>, NoInfer<When>>, options?: InvalidatesOptions<When>): InvalidatesTagsDecorator<Method>;
