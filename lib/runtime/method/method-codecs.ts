import { CopyingCodec } from '../../core/values/copying-codec';
import { SharingCodec } from '../../core/values/sharing-codec';
import { TextCodec } from '../../core/values/text-codec';
import type { ResolvedModuleOptions } from '../../options/resolve-module-options';
import type { OutcomeCodec } from '../../ports/outcome-codec';
import type { RegisteredCache } from '../cache.registry';
import type { MethodKey } from './method-key';
import type { MethodOptions } from './method-options';

export interface CodecParts {
  readonly key: MethodKey;
  readonly options: MethodOptions;
  readonly module: ResolvedModuleOptions;
}

/** What makes of a method's outcomes what its cache keeps. */
export function makeOutcomeCodec(
  parts: CodecParts,
  { cache, isolation, keyPrefix = '' }: RegisteredCache,
): OutcomeCodec {
  const { key, options, module } = parts;
  const { name: method, prefix: group } = key;
  if (cache.keeps === 'objects')
    return isolation === 'share' ? new SharingCodec({ method }) : makeArgumentCodec(parts);
  return new TextCodec({
    method,
    classes: options.classes,
    errorClasses: options.cacheExceptions,
    maxValueBytes: module.maxValueBytes,
    secrets: module.secrets,
    signedFor: { keyPrefix, group },
  });
}

/** What copies a method's arguments. */
export function makeArgumentCodec({ key, options, module }: CodecParts): CopyingCodec {
  return new CopyingCodec({
    method: key.name,
    classes: options.classes,
    maxValueBytes: module.maxValueBytes,
  });
}
