import { CopyingCodec } from '../../core/values/copying-codec';
import { SharingCodec } from '../../core/values/sharing-codec';
import { TextCodec } from '../../core/values/text-codec';
import { TieredCodec } from './tiered-codec';
import type { ResolvedModuleOptions } from '../../options/resolve-module-options';
import type { OutcomeCodec } from '../../ports/outcome-codec';
import type { RegisteredCache } from '../caches/registered-cache';
import type { MethodKey } from './method-key';
import type { MethodOptions } from './method-options';

export interface CodecParts {
  readonly key: MethodKey;
  readonly options: MethodOptions;
  readonly module: ResolvedModuleOptions;
}

/** What makes of a method's outcomes what its cache keeps. */
export function makeOutcomeCodec(parts: CodecParts, registered: RegisteredCache): OutcomeCodec {
  const { cache, callCounters, isTiered, isolation } = registered;
  if (cache.keeps === 'text' && !isTiered) return makeTextCodec(parts, registered);
  const objects =
    isolation === 'share' ? new SharingCodec({ method: parts.key.name }) : makeArgumentCodec(parts);
  if (!isTiered) return objects;
  return new TieredCodec(makeTextCodec(parts, registered), objects, callCounters.of(parts.key.name));
}

function makeTextCodec(
  { key, options, module }: CodecParts,
  { keyPrefix = '' }: RegisteredCache,
): OutcomeCodec {
  const { name: method, prefix: group } = key;
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
