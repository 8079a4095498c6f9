import { instanceRule } from './value-rules';
import { type ValueTable } from './value-table';

/**
 * Copies what {@link Dissection} has seen to be a tree of kinds that the table knows: no cycle, no shared reference,
 * no getter, so nothing is asked twice. Recursive, and so only for values that are not deep.
 */
export function copyTree(value: object, table: ValueTable): object {
  if (Array.isArray(value)) return copyItems(value, table);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return copyFields(value, table);
  if (prototype === Date.prototype) return new Date((value as Date).getTime());
  return copyByRule(value, table);
}

const { slice } = Array.prototype;

function copyItems(value: readonly unknown[], table: ValueTable): unknown[] {
  // Ours, not the value's own: that of an array of another realm would make another one of there.
  const copy = slice.call(value) as unknown[];
  for (let index = 0; index < copy.length; index++) {
    const item = copy[index];
    if (typeof item === 'object' && item !== null) copy[index] = copyTree(item, table);
  }
  return copy;
}

/** A spread defines the fields, all at once; only those that hold objects are then written again. */
function copyFields(value: object, table: ValueTable): object {
  const copy = { ...value } as Record<string, unknown>;
  for (const key in copy) {
    const field = copy[key];
    if (typeof field === 'object' && field !== null) copy[key] = copyTree(field, table);
  }
  return copy;
}

function copyByRule(value: object, table: ValueTable): object {
  const { rule, prototype } = table.speciesOf(value);
  // A spread again: the prototype does not run setters for it, as it would for fields assigned one by one.
  if (rule === instanceRule) return Object.setPrototypeOf(copyFields(value, table), prototype) as object;
  const parts = rule.take(value);
  if (!rule.isLeaf) replaceObjects(parts, table);
  const copy = rule.make(prototype, parts);
  if (copy === undefined || !rule.fill(copy, parts))
    throw new TypeError('A value that was kept cannot be copied');
  return copy;
}

function replaceObjects(parts: unknown[], table: ValueTable): void {
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place];
    if (typeof part === 'object' && part !== null) parts[place] = copyTree(part, table);
  }
}
