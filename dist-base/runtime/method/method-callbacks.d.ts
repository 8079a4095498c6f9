import type { Call } from '../../core/calls/call';
import type { Recipe } from '../../core/calls/recipe';
import { CallbackError } from '../../errors/callback.error';
import type { Callback } from '../../options/option-reader';
import type { Outcome } from '../../ports/outcome';
export interface MethodCallbacksParts {
    /** `FilesService.exists`. */
    readonly method: string;
    readonly report: (error: CallbackError) => void;
}
/** Calls the callbacks of one method's decorator, whose failures are reported and break nothing. */
export declare class MethodCallbacks {
    private readonly parts;
    constructor(parts: MethodCallbacksParts);
    /** A callback that is told of calls, and not waited for. */
    listener(name: 'hitCallable' | 'missCallable', callback: Callback): NonNullable<Recipe['onHit']>;
    /** How long an outcome lives, in milliseconds, by a callback; undefined where it does not say. */
    life(ttl: Callback, { instance, args }: Pick<Call, 'instance' | 'args'>, outcome: Outcome): number | undefined;
    private report;
}
