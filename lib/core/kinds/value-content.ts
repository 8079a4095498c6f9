import { types } from 'node:util';

/** Anything that can be awaited: an `await` would take it apart. */
export function isPromise(value: object): boolean {
  return typeof (value as { then?: unknown }).then === 'function';
}

const STREAM_METHODS = ['pipe', 'getReader', 'getWriter', 'getStream'] as const;

/** Streams of Node and of the web, and Nest's StreamableFile: they can be read once. */
export function isStream(value: object): boolean {
  return STREAM_METHODS.some((method) => typeof (value as Record<string, unknown>)[method] === 'function');
}

/** Whether the value has content that is not in its fields, whatever class it is of. */
export function hasInnerContent(value: object): boolean {
  const isBytes = ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value);
  const isCollection =
    types.isMap(value) || types.isSet(value) || types.isWeakMap(value) || types.isWeakSet(value);
  const isAtom =
    types.isDate(value) || types.isRegExp(value) || types.isPromise(value) || types.isBoxedPrimitive(value);
  return isBytes || isCollection || isAtom;
}
