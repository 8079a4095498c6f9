import type { RenewalTerms } from '../../core/calls/recipe';
import type { CacheMemoizeError } from '../../errors/cache-memoize.error';
import type { ClassEntry } from '../../options/class-entry';
import type { ResolvedStaleOptions } from '../../options/stale-options';
/** Does something as the application's start would: in the asynchronous context of then. */
export type OutsideOfCalls = <Value>(act: () => Value) => Value;
export interface MethodRenewalParts {
    /** For texts. */
    readonly method: string;
    readonly classes: readonly ClassEntry[];
    readonly maxValueBytes: number;
    readonly outsideOfCalls: OutsideOfCalls;
    /** May throw. */
    readonly keyFor: (instance: object, args: readonly unknown[]) => string;
    readonly report: (error: CacheMemoizeError) => void;
}
/** What its outcomes are good for past their life, and how they are renewed. */
export interface StaleParts extends Pick<MethodRenewalParts, 'classes' | 'maxValueBytes' | 'outsideOfCalls'> {
    readonly options: ResolvedStaleOptions;
}
/** How the outcomes of one method are renewed; where they cannot be, that is told once. */
export declare class MethodRenewal implements RenewalTerms {
    private readonly parts;
    private hasReported;
    constructor(parts: MethodRenewalParts);
    copyArguments(args: readonly unknown[]): readonly unknown[] | undefined;
    outsideOfCalls<Value>(act: () => Value): Value;
    hasKey(key: string, instance: object, args: readonly unknown[]): boolean;
    private report;
}
