import type { ApplicationConfig } from '@nestjs/core';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { Configuration } from './configuration';
/** What a start is told by. */
export interface StartupLogParts {
    readonly configuration: Configuration;
    readonly runtime: MemoizeRuntime;
    readonly application: ApplicationConfig;
}
/** Says in one line what is memoized, and what stands behind each alias; and warns of what is likely to be a mistake. */
export declare function logStartup({ configuration, runtime, application }: StartupLogParts): void;
