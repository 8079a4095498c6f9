import type { Class } from '../types/class';
import { type ResolvedMethodDefaults } from './method-defaults';
import { type Callback } from './option-reader';
/** Is what the code uses of a decorator's options. Undefined where the class, the alias or the module decides. */
export interface ResolvedMemoizeOptions extends ResolvedMethodDefaults {
    readonly prefix: string | undefined;
    readonly argsRewrite: Callback | undefined;
    readonly keyGeneratorCallable: Callback | undefined;
    readonly condition: Callback | undefined;
    readonly hitCallable: Callback | undefined;
    readonly missCallable: Callback | undefined;
    readonly resultTags: Callback | undefined;
    readonly isGuard: boolean;
    readonly instancesAgree: boolean;
    readonly isAudited: boolean;
    readonly localCopies: boolean;
    readonly cacheExceptions: readonly Class<Error>[];
}
/** Checks the options of a decorator. @throws InvalidOptionError */
export declare function resolveMemoizeOptions(given: object, where: string): ResolvedMemoizeOptions;
