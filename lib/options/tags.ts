import { describeValue } from '../errors/describe-value';
import { type Callback, isCallback, type OptionReader } from './option-reader';

const LONGEST_TAG = 200;
/** How many an outcome may carry. */
export const MOST_TAGS = 32;

// eslint-disable-next-line no-control-regex -- those are the ones that are refused
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f]/;

/** What a tag has to be, as the end of a sentence. */
export const TAG_RULE = `a text of 1 to ${LONGEST_TAG} characters without control characters`;

/** Recognises a tag. */
export function isTag(value: unknown): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > LONGEST_TAG) return false;
  return !CONTROL_CHARACTER.test(value);
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
  const all = sortedOnce(answer as string[]);
  const tags = others.length === 0 ? all : all.filter((tag) => !others.includes(tag));
  const count = tags.length + others.length;
  return count <= MOST_TAGS
    ? tags
    : { reason: `made ${count} tags, and an outcome carries at most ${MOST_TAGS}` };
}

/** By insertion, which for the few that there mostly are costs a third of a set and a sort: this is done for each call. */
function sortedOnce(tags: readonly string[]): string[] {
  if (tags.length > MOST_TAGS) return [...new Set(tags)].sort();
  const sorted: string[] = [];
  for (const tag of tags) {
    let place = sorted.length;
    while (place > 0 && sorted[place - 1]! > tag) place--;
    if (sorted[place - 1] === tag) continue;
    if (place === sorted.length) sorted.push(tag);
    else sorted.splice(place, 0, tag);
  }
  return sorted;
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
