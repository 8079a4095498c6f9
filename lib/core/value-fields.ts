import { refuse } from './value-refusal';

/** The fields of an object, name and value by turns, and nothing that could come back as something else. */
export function takeFields(value: object): unknown[] {
  const keys = Object.keys(value);
  refuseHidden(value, keys.length);
  const parts: unknown[] = [];
  for (const key of keys) parts.push(key, valueOfField(value, key));
  return parts;
}

/** Symbol-keyed and non-enumerable fields: neither JSON nor a spread sees the one or the other. */
export function refuseHidden(value: object, visible: number): void {
  if (Reflect.ownKeys(value).length === visible) return;
  if (Object.getOwnPropertySymbols(value).length > 0) refuse('an object with symbol-keyed fields');
  refuse('an object with fields that are not enumerable');
}

/** Never runs a getter: what it answers now is not what it will answer then. */
export function valueOfField(value: object, key: string): unknown {
  if (key === '__proto__') refuse('an object with an own field __proto__');
  const field = Object.getOwnPropertyDescriptor(value, key);
  if (field === undefined || !('value' in field)) refuse(`an object with an accessor (${key})`);
  return field.value;
}

/** Defines and never assigns: a setter on the prototype would run, and `__proto__` would be one. */
export function defineField(
  target: object,
  key: unknown,
  field: { value: unknown; enumerable: boolean },
): boolean {
  if (typeof key !== 'string' || key === '__proto__') return false;
  return Reflect.defineProperty(target, key, { ...field, writable: true, configurable: true });
}

/** The counterpart of {@link takeFields}. False where the parts are not fields. */
export function giveFields(target: object, parts: readonly unknown[]): boolean {
  if (parts.length % 2 !== 0) return false;
  for (let index = 0; index < parts.length; index += 2) {
    if (!defineField(target, parts[index], { value: parts[index + 1], enumerable: true })) return false;
  }
  return true;
}
