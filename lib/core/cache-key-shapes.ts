import { quote } from './cache-key-text';

/** The fields of an object in the order of the key, each with the text that stands before its value. */
export interface KeyShape {
  readonly keys: readonly string[];
  /** For each place of the sorted order, the index into `keys`. */
  readonly order: readonly number[];
  readonly labels: readonly string[];
}

/** What is remembered stays under a megabyte or so, whatever the callers' objects look like. */
const MOST_GROUPS = 128;
const MOST_PER_GROUP = 4;
const MOST_KEYS = 64;
const LONGEST_LABELS = 1_500;

/**
 * Remembers the sorted order of the shapes that were seen: sorting twenty names costs more than the rest of their
 * object's key. It changes how fast a key is made and never what it says, so one memory serves the whole process.
 */
class KeyShapes {
  private readonly groups = new Map<string, KeyShape[]>();

  shapeOf(keys: readonly string[]): KeyShape {
    const group = this.groups.get(keys[0] ?? '');
    if (group) {
      for (const shape of group) if (haveSameKeys(shape.keys, keys)) return shape;
    }
    const shape = makeShape(keys);
    if (keys.length <= MOST_KEYS && lengthOf(shape.labels) <= LONGEST_LABELS) this.remember(shape, group);
    return shape;
  }

  private remember(shape: KeyShape, group: KeyShape[] | undefined): void {
    if (group) {
      if (group.length >= MOST_PER_GROUP) group.shift();
      group.push(shape);
      return;
    }
    if (this.groups.size >= MOST_GROUPS) this.groups.clear();
    this.groups.set(shape.keys[0] ?? '', [shape]);
  }
}

export const keyShapes = new KeyShapes();

function makeShape(keys: readonly string[]): KeyShape {
  const order = keys.map((_, index) => index);
  // By code units: the order must be the same in every process, whatever its locale.
  order.sort((left, right) => (keys[left]! < keys[right]! ? -1 : 1));
  const labels = order.map((index, place) => `${place === 0 ? '' : ','}${quote(keys[index]!)}:`);
  return { keys, order, labels };
}

function haveSameKeys(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

function lengthOf(labels: readonly string[]): number {
  return labels.reduce((sum, label) => sum + label.length, 0);
}
