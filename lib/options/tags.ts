import { describeValue } from '../errors/describe-value';
import { type Callback, isCallback, type OptionReader } from './option-reader';

const LONGEST_TAG = 200;
/** How many an outcome may carry. */
export const MOST_TAGS = 32;

// eslint-disable-next-line no-control-regex -- those are the ones that are refused
const TAG_PATTERN = /^[^\u0000-\u001f\u007f-\u009f]{1,200}$/u;

/** What a tag has to be, as the end of a sentence. */
export const TAG_RULE = `a text of 1 to ${LONGEST_TAG} characters without control characters`;

/** Recognises a tag. */
export function isTag(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TAG && TAG_PATTERN.test(value);
}

/**
 * The tags in an answer, sorted, each once; or what is wrong with them, as the end of a sentence.
 *
 * @param others that the outcome carries besides: they are left out, and count
 */
export function readTags(
  answer: unknown,
  others: readonly string[] = [],
): readonly string[] | { readonly reason: string } {
  if (!Array.isArray(answer)) return { reason: `answered no list of tags, but ${describeValue(answer)}` };
  const bad = answer.findIndex((each) => !isTag(each));
  if (bad >= 0)
    return { reason: `answered ${describeValue(answer[bad])} for a tag, and a tag is ${TAG_RULE}` };
  const tags = [...new Set(answer as string[])].filter((tag) => !others.includes(tag)).sort();
  const count = tags.length + others.length;
  return count <= MOST_TAGS
    ? tags
    : { reason: `made ${count} tags, and an outcome carries at most ${MOST_TAGS}` };
}

/** Tags that are always the same, or a function of the arguments. */
export function resolveTags(options: OptionReader): readonly string[] | Callback | undefined {
  const given = options.get('tags');
  if (given === undefined || isCallback(given)) return given;
  const tags = readTags(given);
  if ('reason' in tags)
    options.refuse(
      'tags',
      `a list of at most ${MOST_TAGS} tags, each ${TAG_RULE}, or a function that answers one`,
    );
  return tags;
}
