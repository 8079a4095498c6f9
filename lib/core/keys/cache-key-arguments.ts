import { pathThrough } from './cache-key-path';
import { appendOrdinary } from './ordinary-writer';
import { KeyTooLarge } from './cache-key-refusal';
import { isPlainText } from './key-text';
import { KeyWalk } from './key-walk';
import { type KeyPosition, UnkeyableValue } from './key-refusal';

/**
 * Appends the arguments and the extra, if there is one, to the start of a key.
 *
 * @throws UnkeyableValue
 */
// Four parameters, because an object made for each call costs a hit.
// eslint-disable-next-line max-params
export function writeArguments(
  start: string,
  parts: readonly unknown[],
  extra: readonly unknown[],
  maxKeyBytes: number,
): string {
  const longest = start.length + maxKeyBytes;
  let count = parts.length;
  while (count > 0 && parts[count - 1] === undefined) count--;
  let key = start;
  for (let index = 0; index < count; index++) {
    const part = parts[index];
    if (index > 0) key += ',';
    // The two kinds that most arguments are, before anything else is asked.
    if (typeof part === 'number' && part !== 0) key += part;
    else {
      if (typeof part === 'string' && isPlainText(part)) key += `"${part}"`;
      else key = append(key, part, longest, index);
      if (key.length > longest) throw tooLarge(index);
    }
  }
  if (key.length > longest) throw tooLarge(count - 1);
  if (extra.length === 0) return key;
  key = append(`${key};`, extra[0], longest, 'extra');
  if (key.length > longest) throw tooLarge('extra');
  return key;
}

// eslint-disable-next-line max-params
function append(key: string, value: unknown, longest: number, position: KeyPosition): string {
  const quick =
    typeof value === 'object' && value !== null ? tryOrdinary(key, value, longest, position) : undefined;
  return quick ?? key + new KeyWalk(position, longest - key.length).write(value);
}

// eslint-disable-next-line max-params
function tryOrdinary(key: string, value: object, longest: number, position: KeyPosition): string | undefined {
  try {
    return appendOrdinary(key, value, longest);
  } catch (error) {
    if (error instanceof KeyTooLarge) throw tooLarge(position);
    // A getter or a proxy that throws: the walk meets it again, and knows the place.
    return undefined;
  }
}

function tooLarge(position: KeyPosition): UnkeyableValue {
  return new UnkeyableValue({ position, path: pathThrough(position, []), reason: new KeyTooLarge().message });
}
