import { writeNumbers } from './cache-key-numbers';
import { refuseOver } from './cache-key-refusal';
import { keyShapes } from './cache-key-shapes';
import { isPlainText, quote, textOfNumber } from './cache-key-text';

/** Far below what the call stack holds, far above what arguments have. */
const DEEPEST = 8;
/** What has more children is worth the walk, whose start costs more. */
const MOST_CHILDREN = 64;

/**
 * The quick way for what nearly all arguments are: small plain objects and arrays of strings and numbers. It writes
 * what the walk writes (the tests hold the two together) and leaves everything else to it, by answering undefined. Not
 * as fine as the walk, because most of a hit on an object is spent here.
 *
 * @throws KeyTooLarge
 */
export function writeOrdinary(value: object, room: number, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return writeFields(value, room, depth);
  return prototype === Array.prototype && Array.isArray(value) ? writeItems(value, room, depth) : undefined;
}

function writeFields(value: object, room: number, depth: number): string | undefined {
  const keys = Object.keys(value);
  const count = keys.length;
  // Not left to the walk, which would list a million names once more.
  refuseOver(room, count * 4);
  if (count === 0 || count > MOST_CHILDREN || Object.getOwnPropertySymbols(value).length > 0)
    return undefined;
  const shape = keyShapes.shapeOf(keys, room);
  if (shape === undefined) return undefined;
  const { order, labels, textLabels } = shape;
  const values: readonly unknown[] = Object.values(value);
  let text = '{';
  for (let place = 0; place < count; place++) {
    const child = values[order[place]!];
    if (typeof child === 'number' && child !== 0) text += labels[place]! + child;
    else if (typeof child === 'string' && isPlainText(child)) text += `${textLabels[place]!}${child}"`;
    else {
      const inner = writeChild(child, room - text.length, depth);
      if (inner === undefined) return undefined;
      text += labels[place]! + inner;
    }
    if (text.length > room) return undefined;
  }
  return `${text}}`;
}

function writeItems(value: readonly unknown[], room: number, depth: number): string | undefined {
  const count = value.length;
  if (count > MOST_CHILDREN) return count * 2 > room ? undefined : writeNumbers(value);
  // As many keys as items: no gap, and no field besides the items.
  if (count === 0 || Object.keys(value).length !== count) return undefined;
  let text = '[';
  for (let place = 0; place < count; place++) {
    const inner = writeChild(value[place], room - text.length, depth);
    if (inner === undefined) return undefined;
    text += place === 0 ? inner : `,${inner}`;
    if (text.length > room) return undefined;
  }
  return `${text}]`;
}

/** Undefined is left to the walk: in an array it may be a gap. */
function writeChild(child: unknown, room: number, depth: number): string | undefined {
  switch (typeof child) {
    case 'string':
      return child.length <= room ? quote(child) : undefined;
    case 'number':
      return textOfNumber(child);
    case 'boolean':
      return child ? 'true' : 'false';
    case 'object':
      return child === null ? 'null' : writeOrdinary(child, room, depth + 1);
    default:
      return undefined;
  }
}
