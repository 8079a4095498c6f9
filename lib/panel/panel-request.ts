import { InvalidOptionError } from '../errors/invalid-option.error';
import { isListOf, isPlainRecord } from '../options/option-reader';

/** What a POST names: one call, a method, or tags. */
export type PanelRequest =
  | { readonly class: string; readonly method: string; readonly args: readonly unknown[] | undefined }
  | { readonly tags: readonly string[] };

/** A call, which alone can be looked up. */
export interface PanelCall {
  readonly class: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** @throws InvalidOptionError */
export function readRequest(body: unknown): PanelRequest {
  if (isPlainRecord(body)) {
    const { class: className, method, args, tags } = body;
    if (isListOf(isString, tags) && tags.length > 0 && className === undefined) return { tags };
    const isNamed = isString(className) && isString(method) && tags === undefined;
    if (isNamed && (args === undefined || Array.isArray(args))) return { class: className, method, args };
  }
  return refuse(body, '{ class, method, args }, { class, method } or { tags }, with args and tags as arrays');
}

/** @throws InvalidOptionError */
export function readCall(body: unknown): PanelCall {
  const request = readRequest(body);
  if ('args' in request && request.args !== undefined) return { ...request, args: request.args };
  return refuse(body, '{ class, method, args }, with args as an array');
}

function refuse(body: unknown, expected: string): never {
  throw new InvalidOptionError({
    option: 'body',
    value: body,
    where: 'a request to the cache panel',
    expected,
  });
}

function isString(given: unknown): given is string {
  return typeof given === 'string';
}
