import { type OnModuleDestroy } from '@nestjs/common';
import type { ErrorMessage, InvalidateMessage } from '../ports/diagnostics';
import type { ActivityListener } from '../ports/activity';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
/** One thing that happened, as the page tells it. */
export interface LoggedActivity {
    readonly kind: 'invalidation' | 'error';
    /** Milliseconds since 1970; of what happened several times, the last. */
    readonly at: number;
    readonly method: string | undefined;
    readonly alias: string | undefined;
    readonly outcome: string;
    readonly text: string;
    /** How often in a row, or of an error, at all. */
    readonly count: number;
}
/** The last invalidations and errors of the application, the latest first. */
export declare class ActivityLog implements ActivityListener, OnModuleDestroy {
    private readonly entries;
    private readonly end;
    constructor(runtime: MemoizeRuntime);
    get latest(): readonly LoggedActivity[];
    invalidated({ method, alias, outcome, target, error }: InvalidateMessage): void;
    /** An error that comes with every call must not push out everything else. */
    failed({ method, alias, outcome, error }: ErrorMessage): void;
    onModuleDestroy(): void;
    private add;
}
