import { InapplicableOptionError } from '../../errors/inapplicable-option.error';
import { MOST_TAGS } from '../../options/tags';
import type { MethodOptions } from './method-options';
import { fixedTagsOf } from './method-tags';

/**
 * Refuses what the decorator of a method and its defaults cannot be together, whatever is added to it below: to be asked
 * as soon as a part of the defaults is known.
 *
 * @throws InapplicableOptionError
 */
export function refuseClashes(method: string, { keyGeneratorCallable, extras, tags }: MethodOptions): void {
  const [extra] = extras;
  // The whole key is used as given, and no tenant may be left out of a key in silence.
  if (keyGeneratorCallable && extra) {
    const reason =
      `its key is used as given, and would leave out the extra of ${extra.source ?? 'the method'}. ` +
      `Use argsRewrite in its place: every extra is added to what it gives.`;
    throw new InapplicableOptionError({ method, option: 'keyGeneratorCallable', reason });
  }
  const { length: count } = fixedTagsOf(tags);
  if (count <= MOST_TAGS) return;
  const reason = `with those of its classes they are ${count}, and an outcome carries at most ${MOST_TAGS}.`;
  throw new InapplicableOptionError({ method, option: 'tags', reason });
}
