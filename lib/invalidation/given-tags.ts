import { InvalidOptionError } from '../errors/invalid-option.error';
import { isPlainRecord, OptionReader } from '../options/option-reader';
import { isTag, TAG_RULE } from '../options/tags';

/** Tags one by one, or a list of them and where they are to be invalidated. */
export type GivenTags =
  | readonly string[]
  | readonly [tags: readonly string[], options?: { readonly cacheAlias?: string } | undefined];

/**
 * Checks what a verb that invalidates tags was given.
 *
 * @throws InvalidOptionError for what can be no tag, and for an unknown option
 */
export function readGivenTags(
  given: GivenTags,
  where: string,
): { readonly tags: readonly string[]; readonly cacheAlias: string | undefined } {
  const [first, options = {}] = given as readonly unknown[];
  if (!Array.isArray(first)) return { tags: checkTags(given, where), cacheAlias: undefined };
  const reader = OptionReader.of(options, where).allowOnly(['cacheAlias']);
  if (given.length > 2 || !isPlainRecord(options)) refuse(given[2], where);
  const cacheAlias = reader.get('cacheAlias');
  if (cacheAlias === undefined || typeof cacheAlias === 'string')
    return { tags: checkTags(first, where), cacheAlias };
  return reader.refuse('cacheAlias', 'the name of a registered cache');
}

function checkTags(given: readonly unknown[], where: string): readonly string[] {
  for (const each of given) if (!isTag(each)) refuse(each, where);
  return given as readonly string[];
}

function refuse(value: unknown, where: string): never {
  const expected = `tags, each ${TAG_RULE}: one by one, or in one list, which may be followed by { cacheAlias }`;
  throw new InvalidOptionError({ option: 'tags', value, where, expected });
}
