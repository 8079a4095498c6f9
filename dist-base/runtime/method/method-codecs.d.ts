import { CopyingCodec } from '../../core/values/copying-codec';
import type { ResolvedModuleOptions } from '../../options/resolve-module-options';
import type { OutcomeCodec } from '../../ports/outcome-codec';
import type { RegisteredCache } from '../registered-cache';
import type { MethodKey } from './method-key';
import type { MethodOptions } from './method-options';
export interface CodecParts {
    readonly key: MethodKey;
    readonly options: MethodOptions;
    readonly module: ResolvedModuleOptions;
}
/** What makes of a method's outcomes what its cache keeps. */
export declare function makeOutcomeCodec(parts: CodecParts, registered: RegisteredCache): OutcomeCodec;
/** What copies a method's arguments. */
export declare function makeArgumentCodec({ key, options, module }: CodecParts): CopyingCodec;
